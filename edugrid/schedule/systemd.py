"""Units for systemd (systemd.service(5), systemd.timer(5))."""

import re

from edugrid.schedule.job import Job
from edugrid.schedule.setting import Setting
from edugrid.text import Text

_HEAD = "# Written by `edugrid schedule install`; change the schedule there, not here.\n"


def systemd_units(jobs: tuple[Job, ...], setting: Setting, lang: str) -> dict[str, str]:
    """A service and a timer for each job, by file name.

    A service that still runs is not started a second time; a timer that was missed (the machine was off) fires
    afterwards; what the job prints goes to the journal.
    """
    files: dict[str, str] = {}
    for job in jobs:
        name = f"edugrid-{setting.slug}-{job.name}"
        files[f"{name}.service"] = _service(job, setting, lang)
        files[f"{name}.timer"] = _timer(job, lang)
    return files


def _service(job: Job, setting: Setting, lang: str) -> str:
    # the path of the program is no place for variables: there a $ is a $
    command = " ".join((_word(str(setting.edugrid)), *(_word(word).replace("$", "$$") for word in job.command)))
    return _HEAD + "\n".join(
        (
            "[Unit]",
            f"Description=edugrid: {_one_line(job.title.show(lang))}",
            "Wants=network-online.target",
            "After=network-online.target",
            "",
            "[Service]",
            "Type=oneshot",
            f"WorkingDirectory={_path(str(setting.folder))}",
            f"Environment=EDUGRID_LANG={lang} TZ=Asia/Shanghai",
            f"EnvironmentFile=-{_path(str(setting.env_file))}",
            f"ExecStart={command}",
            "# 3: something was found; that is the job's answer, not its failure",
            "SuccessExitStatus=3",
            f"TimeoutStartSec={job.timeout}",
            "Nice=10",
            "UMask=0077",
            "NoNewPrivileges=yes",
            "",
        )
    )


def _timer(job: Job, lang: str) -> str:
    title = Text(f"timer: {job.title.en}", f"定时：{job.title.zh}").show(lang)
    return _HEAD + "\n".join(
        (
            "[Unit]",
            f"Description=edugrid: {_one_line(title)}",
            "",
            "[Timer]",
            f"OnCalendar={calendar(job)}",
            f"RandomizedDelaySec={job.jitter}",
            "FixedRandomDelay=yes",
            "Persistent=yes",
            "",
            "[Install]",
            "WantedBy=timers.target",
            "",
        )
    )


def calendar(job: Job) -> str:
    """The time of ``job`` in the form of systemd.time(7), with its zone."""
    day = f"{job.weekday} " if job.weekday else ""
    hour = "*" if job.hour is None else f"{job.hour:02}"
    return f"{day}*-*-* {hour}:{job.minute:02}:00 Asia/Shanghai"


def _word(text: str) -> str:
    # systemd.service(5), "Command lines": % and $ are expanded, quotes as in C, every word but plain ones in them
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return escaped if re.fullmatch(r"[\w@%+=:,./-]+", escaped) else f'"{escaped}"'


def _path(text: str) -> str:
    return text.replace("%", "%%")


def _one_line(text: str) -> str:
    return " ".join(text.replace("%", "%%").split())
