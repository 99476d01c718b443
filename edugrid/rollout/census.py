"""Which software and hardware every device says it is."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from edugrid.design.frozen import Frozen
from edugrid.design.network import DeviceDesign
from edugrid.rollout.connect import connect
from edugrid.rollout.layer import layer
from edugrid.rollout.progress import Progress, silent
from edugrid.rollout.site import Site, SiteError


class CensusRow(Frozen):
    """One device; ``uptime`` in seconds. ``error`` says why nothing else is known of it."""

    name: str
    region: str
    platform: str
    model: str = ""
    version: str = ""
    serial: str = ""
    uptime: float | None = None
    layer: str = ""
    error: str = ""


def census(devices: Sequence[DeviceDesign], site: Site, progress: Progress = silent) -> tuple[CensusRow, ...]:
    """Ask every active device for its facts, in the order given; one that cannot be asked stops no other."""
    active = [device for device in devices if device.state == "active"]
    rows: list[CensusRow] = []
    if not active:
        return ()
    with ThreadPoolExecutor(max_workers=site.file.limits.workers(len(active))) as pool:
        for row in pool.map(lambda device: _one(device, site), active):
            rows.append(row)
            progress(len(rows), len(active), row.name)
    return tuple(rows)


def odd_ones(rows: Sequence[CensusRow]) -> frozenset[str]:
    """Names of devices whose software is not what most devices of the same model run."""
    usual: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        if not row.error:
            usual.setdefault((row.platform, row.model), Counter())[row.version] += 1
    most = {key: counts.most_common(1)[0][0] for key, counts in usual.items()}
    return frozenset(row.name for row in rows if not row.error and row.version != most[row.platform, row.model])


def _one(device: DeviceDesign, site: Site) -> CensusRow:
    from napalm.base.exceptions import NapalmException

    here = {"name": device.name, "region": device.region, "platform": device.platform}
    try:
        with connect(device, site) as driver:
            facts, answered = driver.get_facts(), layer(driver)
    except (NapalmException, SiteError, OSError, EOFError, ValueError) as error:
        return CensusRow.model_validate(here | {"error": str(error) or type(error).__name__})
    return CensusRow.model_validate(
        here
        | {
            "model": str(facts["model"]),
            "version": str(facts["os_version"]),
            "serial": str(facts["serial_number"]),
            "uptime": float(facts["uptime"]),
            "layer": answered,
        }
    )
