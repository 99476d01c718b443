"""Judge the systems of a region."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from edugrid.comply.judge import judge
from edugrid.comply.open_view import Asked, Read, Texts, active_devices, open_view
from edugrid.comply.records import Records
from edugrid.comply.rendered_texts import rendered_texts
from edugrid.comply.result import Result
from edugrid.comply.system import System, systems
from edugrid.design.network import DeviceDesign
from edugrid.region import OpenRegion


class Judged(NamedTuple):
    """What one system was judged by, and how."""

    read: Read
    results: tuple[Result, ...]


def judge_region(
    root: Path,
    opened: OpenRegion,
    only: System | None = None,
    live: Callable[[tuple[DeviceDesign, ...]], Texts] | None = None,
    records: Callable[[str], Records] | None = None,
) -> tuple[Judged, ...]:
    """Judge every system of the target, or ``only`` one.

    ``live`` reads configurations from devices, and then TLS endpoints are asked too; absent: they are rendered, and nobody
    is asked. ``records`` gives what edugrid wrote down about a city; absent: nothing.
    """
    found = []
    known: dict[tuple[str, tuple[str, ...]], Texts] = {}
    written: dict[str, Records] = {}
    for system in (only,) if only else systems(opened.intent):
        key, region = (system.region, system.devices), system.region
        if key not in known:
            devices = active_devices(opened, system)
            known[key] = live(devices) if live else rendered_texts(root, devices)
        if region not in written:
            written[region] = records(region) if records else Records()
        read = open_view(root, opened, system, Asked(known[key], written[region], live is not None))
        found.append(Judged(read, judge(read.view, read.statements)))
    return tuple(found)
