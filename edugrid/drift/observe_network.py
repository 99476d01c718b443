"""Drift of devices: what is owned and differs."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from edugrid.design.network import DeviceDesign
from edugrid.drift.record import DriftRecord
from edugrid.rollout.progress import Progress
from edugrid.rollout.site import Site, SiteError

_SEVERITY: dict[str, Literal["high", "medium", "low"]] = {"missing": "high", "changed": "high", "unmanaged": "medium"}


def observe_network(
    devices: Sequence[DeviceDesign],
    render: Callable[[DeviceDesign], str],
    site: Site,
    progress: Progress,
) -> tuple[DriftRecord, ...]:
    """Compare every active device with its intended lines; nothing is written anywhere.

    A device that cannot be asked is a record of its own, never "clean".
    """
    active = [device for device in devices if device.state == "active"]
    records: list[DriftRecord] = []
    with ThreadPoolExecutor(max_workers=max(1, min(16, len(active)))) as pool:
        for done, found in enumerate(pool.map(lambda device: _one(device, render(device), site), active), 1):
            records += found
            progress(done, len(active), active[done - 1].name)
    return tuple(records)


def _one(device: DeviceDesign, intended: str, site: Site) -> list[DriftRecord]:
    from napalm.base.exceptions import NapalmException

    from edugrid.network.compare import compare
    from edugrid.network.owned import owned_lines
    from edugrid.rollout.connect import connect
    from edugrid.rollout.layer import layer

    try:
        with connect(device, site) as driver:
            running = driver.get_config(retrieve="running")["running"]
            answered = layer(driver)
        lines = compare(device.platform, running, intended, owned_lines(device.platform))
    except (
        NapalmException,
        SiteError,
        OSError,
        EOFError,
        ValueError,
    ) as error:  # ValueError: no driver, unreadable text
        return [
            DriftRecord(
                region=device.region,
                world="network",
                asset=device.name,
                path=(),
                kind="unreachable",
                intended=None,
                actual=str(error) or type(error).__name__,
                severity="high",
                layer="real",
            )
        ]
    kinds: dict[str, Literal["changed", "missing", "unmanaged"]] = {
        "changed": "changed",
        "missing": "missing",
        "unexpected": "unmanaged",
    }
    return [
        DriftRecord(
            region=device.region,
            world="network",
            asset=device.name,
            path=(*line.path, line.intended or line.actual or ""),
            kind=kinds[line.kind],
            intended=line.intended,
            actual=line.actual,
            severity=_SEVERITY[kinds[line.kind]],
            layer=answered,
        )
        for line in lines
    ]
