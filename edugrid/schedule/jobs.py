"""The jobs of a region."""

from edugrid.schedule.job import Job
from edugrid.text import Text

_HOUR = 3600


def jobs(region: str, *, notify: bool = False) -> tuple[Job, ...]:
    """What ``region`` should do by the clock: nightly backup and drift, hourly checks and blocks, weekly review.

    ``notify``: both kinds of drift checks tell the channels of EDUGRID_NOTIFY what changed.
    """
    told = ("--notify",) if notify else ()
    # a province tells what it did not get to, before its job is ended
    night, fast = (_left(4 * _HOUR), _left(45 * 60)) if "/" not in region.strip("/") else ((), ())
    return (
        Job(
            name="backup",
            title=Text(f"state backup of {region}", f"{region} 状态备份"),
            command=("cloud", "backup", region),
            minute=30,
            hour=0,
            jitter=900,
            timeout=_HOUR,
        ),
        Job(
            name="drift",
            title=Text(f"nightly drift of {region}", f"{region} 每夜漂移检查"),
            command=("drift", region, "--facts", *night, *told),
            minute=0,
            hour=2,
            jitter=1800,
            timeout=4 * _HOUR,
        ),
        Job(
            name="fast",
            title=Text(f"hourly check of the devices of {region}", f"{region} 每小时设备快速检查"),
            command=("drift", region, "--only", "network", "--facts", *fast, *told),
            minute=20,
            jitter=300,
            timeout=45 * 60,
        ),
        Job(
            name="block",
            title=Text(f"orders of {region} that begin and end", f"{region} 封堵生效与到期"),
            command=("block", "sync", region),
            minute=1,
            jitter=60,
            timeout=45 * 60,
        ),
        Job(
            name="surge",
            title=Text(f"sizes of the moment in {region}", f"{region} 按时段调整规模"),
            command=("surge", "apply", region),
            minute=5,
            jitter=60,
            timeout=45 * 60,
        ),
        Job(
            name="expiring",
            title=Text(f"what ends soon in {region}", f"{region} 到期提醒"),
            command=("cloud", "expiring", region),
            minute=0,
            hour=8,
            jitter=300,
            timeout=600,
        ),
        Job(
            name="retire",
            title=Text(f"weekly review of the timetable of {region}", f"{region} 每周退出时间表检查"),
            command=("retire", "status", region),
            minute=30,
            hour=8,
            weekday="Mon",
            jitter=300,
            timeout=_HOUR,
        ),
    )


def _left(timeout: int) -> tuple[str, str]:
    """The bound of a run in a job of ``timeout`` seconds: five minutes less."""
    return "--timeout", str(timeout - 300)
