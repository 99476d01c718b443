"""Drift of devices: what is owned and differs, and what they tell of themselves."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

from edugrid.design.network import DeviceDesign
from edugrid.drift.announced import Routes, announced
from edugrid.drift.clean_marks import CleanMarks
from edugrid.drift.extent import LIVE, PLAIN, STARTUP, Extent
from edugrid.drift.grace import Grace, grace_of, graced
from edugrid.drift.line_records import Layer, line_records, unowned_records
from edugrid.drift.live_facts import live_facts
from edugrid.drift.model_records import model_records
from edugrid.drift.record import DriftRecord
from edugrid.network.tree import Path, Tree
from edugrid.rollout.progress import Progress
from edugrid.rollout.site import Site, SiteError

if TYPE_CHECKING:
    from edugrid.network.compare import LineDrift


def observe_network(
    devices: Sequence[DeviceDesign],
    render: Callable[[DeviceDesign], str],
    site: Site,
    progress: Progress,
    extent: Extent = PLAIN,
    until: Mapping[str, Mapping[str, date]] | None = None,
    also: Callable[[DeviceDesign, Any], None] | None = None,
) -> tuple[DriftRecord, ...]:
    """Compare every active device with its intended lines; nothing is written anywhere. One session a device.

    ``until``: device → feature → last day of its grace. ``also`` asks a device more over its open driver.
    A device that cannot be asked is a record of its own, never "clean".
    """
    active = [device for device in devices if device.state == "active"]
    records: list[DriftRecord] = []
    tables: dict[str, Routes] = {}
    with ThreadPoolExecutor(max_workers=site.file.limits.workers(len(active))) as pool:
        looks = pool.map(
            lambda device: _one(device, render, site, extent, (until or {}).get(device.name, {}), also), active
        )
        for done, (found, table) in enumerate(looks, 1):
            records += found
            if table is not None:
                tables[active[done - 1].name] = table
            progress(done, len(active), active[done - 1].name)
    return (*records, *announced(active, tables, records))


def look_at_device(
    device: DeviceDesign,
    intended: str,
    driver: Any,  # noqa: ANN401 - napalm publishes no types
    extent: Extent,
    grace: Grace | None = None,
    marks: CleanMarks | None = None,
) -> tuple[list[DriftRecord], Routes | None]:
    """Its records, and its routes where they were asked for (None: not), over the open ``driver``.

    What ``marks`` knows as clean is not compared again.

    Raises:
        napalm.base.exceptions.NapalmException: the device does not answer.
        ValueError: what it answered cannot be read.

    """
    from edugrid.rollout.layer import layer
    from edugrid.vendors.registry import get_vendor

    running = driver.get_config(retrieve="running")["running"]
    lines = _differing(device, running, intended, marks)
    if not (lines or extent.facts or extent.unowned):
        return [], None  # nobody has to know who answered
    answered = layer(driver)
    records = line_records(device, lines, answered)
    table = None
    if extent.facts:
        facts, table = _facts(device, driver, records, running, answered, marks)
        records += facts
    if grace is not None and records:
        vendor = get_vendor(device.platform)
        records = graced(records, grace, vendor.read(intended).tree, vendor.read(grace.text).tree)
    if extent.unowned:
        from edugrid.network.owned import owned_lines

        vendor = get_vendor(device.platform)
        want = vendor.read(intended).tree
        _, foreign = owned_lines(device.platform).split(vendor.read(running).tree, want)
        records += unowned_records(device, (path for path in foreign if not _stands(path, want)), answered)
    return records, table


def _differing(device: DeviceDesign, running: str, intended: str, marks: CleanMarks | None) -> "tuple[LineDrift, ...]":
    key = marks.key(device.platform, running, intended) if marks else ""
    if marks and marks.knows(device.name, key):
        return ()
    from edugrid.network.compare import compare
    from edugrid.network.owned import owned_lines

    lines = compare(device.platform, running, intended, owned_lines(device.platform))
    if marks and not lines:
        marks.note(device.name, key)
    return lines


def _one(
    device: DeviceDesign,
    render: Callable[[DeviceDesign], str],
    site: Site,
    extent: Extent,
    until: Mapping[str, date],
    also: Callable[[DeviceDesign, Any], None] | None,
) -> tuple[list[DriftRecord], Routes | None]:
    from napalm.base.exceptions import NapalmException

    from edugrid.rollout.connect import connect

    intended, grace = render(device), grace_of(device, until, render)
    try:
        with connect(device, site) as driver:
            found = look_at_device(device, intended, driver, extent, grace, CleanMarks(site.state / "clean"))
            if also is not None:
                also(device, driver)
            return found
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
        ], None


def _stands(path: Path, tree: Tree) -> bool:
    for line in path:
        if line not in tree:
            return False
        tree = tree[line]
    return True


def _facts(
    device: DeviceDesign,
    driver: Any,  # noqa: ANN401 - napalm publishes no types
    lines: Sequence[DriftRecord],
    running: str,
    answered: Layer,
    marks: CleanMarks | None,
) -> tuple[list[DriftRecord], Routes | None]:
    """What the device tells of itself; an answer that nobody can read is a record of its own and harms no other."""
    from napalm.base.exceptions import ConnectionException

    from edugrid.network.live.check import check_live
    from edugrid.vendors.as_read import as_read

    try:
        with as_read(driver, running):
            found = live_facts(device, check_live(device, driver), lines, answered)
        if device.approved_models:
            found += model_records(device, driver, answered)
        found += _unsaved(device, driver, running, answered, marks)
        return found, _routes(device, driver, answered)
    except (ConnectionException, OSError, EOFError):
        raise
    except Exception as error:  # noqa: BLE001 - one device's odd answer must not end the look at all others
        return [
            DriftRecord(
                region=device.region,
                world="network",
                asset=device.name,
                path=(LIVE,),
                kind="unreachable",
                intended=None,
                actual=str(error) or type(error).__name__,
                severity="medium",
                layer=answered,
            )
        ], None


def _unsaved(
    device: DeviceDesign,
    driver: Any,  # noqa: ANN401 - napalm publishes no types
    running: str,
    layer: Layer,
    marks: CleanMarks | None,
) -> list[DriftRecord]:
    """One record when the next start would not bring back what runs now; a driver that cannot tell gives none."""
    from edugrid.network.compare import compare

    try:
        startup = driver.get_config(retrieve="startup")["startup"]
    except NotImplementedError:
        return []
    name, key = f"{device.name}.startup", marks.key(device.platform, running, startup) if marks else ""
    if marks and marks.knows(name, key):
        return []
    lines = compare(device.platform, running, startup) if startup.strip() else ()
    if startup.strip() and not lines:
        if marks:
            marks.note(name, key)
        return []
    return [
        DriftRecord(
            region=device.region,
            world="network",
            asset=device.name,
            path=(STARTUP,),
            kind="changed" if lines else "missing",
            intended="saved as it runs",
            actual=f"{len(lines)} line(s) not as saved" if lines else None,
            severity="medium",
            layer=layer,
        )
    ]


def _routes(device: DeviceDesign, driver: Any, layer: Layer) -> Routes | None:  # noqa: ANN401 - napalm publishes no types
    """The table of a BGP speaker; None where it is none or cannot tell."""
    from napalm.base.exceptions import CommandErrorException

    if device.bgp is None:
        return None
    try:
        table = driver.get_route_to()
    except (NotImplementedError, AttributeError, CommandErrorException):
        return None
    return Routes(layer, frozenset(ip_network(prefix) for prefix in table))
