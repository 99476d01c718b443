"""What is written of a legacy data centre speaks of things that exist, and agrees with itself."""

from collections.abc import Iterator
from typing import NamedTuple

from edugrid.intent.data_centre import DataCentre
from edugrid.intent.legacy.find_workloads import find_workloads
from edugrid.intent.legacy.workload import Workload
from edugrid.intent.rules.scope import Read, Scope
from edugrid.intent.source import Loc, Source
from edugrid.text import Text

_LEVELS = {"city": "市", "county": "县", "school": "校"}
_CONTRACT = Text("contract in the register", "登记的合同")
_DEVICE = Text("device of this city", "本市的设备")
_HOST = Text("device of this data centre", "本机房的设备")
_TARGET = Text("cloud or application of this city", "本市的云或应用")
_WORKLOAD = Text("workload of this city's data centres", "本市机房的业务系统")


class _Place(NamedTuple):
    """One data centre: where it is written, and the city it lies in."""

    scope: Scope
    read: Read
    path: str
    source: Source
    loc: Loc
    site: DataCentre


def legacy_sites(scope: Scope) -> None:
    """Check levels, names, contracts, ports, hosts, addresses, targets and dependencies of every data centre."""
    for read in scope.cities:
        seen: set[str] = set()
        for path, index, site in read.city.data_centres():
            place = _Place(scope, read, path, read.sources[path], ("data_centres", index), site)
            if site.name in seen:
                text = Text(f"{site.name!r} is given twice in this city", f"“{site.name}”在本市重复")
                scope.report(place.source, (*place.loc, "name"), "duplicate", text)
            seen.add(site.name)
            _twice(place)
            _level(place)
            _names(place)
            _addresses(place)
            _protection(place)
            if not any(name == read.city.path or name.startswith(read.city.path + "/") for name in read.broken):
                _dependencies(place)
        if not read.broken:
            _circles(scope, read)


def _twice(place: _Place) -> None:
    for kind, names in (
        ("workloads", [item.name for item in place.site.workloads]),
        ("devices", [item.name for item in place.site.devices]),
    ):
        for index, name in enumerate(names):
            if name in names[:index]:
                text = Text(f"{name!r} is given twice", f"“{name}”重复")
                place.scope.report(place.source, (*place.loc, kind, index, "name"), "duplicate", text)


def _level(place: _Place) -> None:
    site, in_city = place.site, place.path == place.read.city.path
    right = "school" if site.school is not None else "city" if in_city else "county"
    if site.level is None or site.level == right:
        return
    message = Text(
        f"level {site.level!r} does not fit: {site.name} is written as a {right} data centre",
        f"{site.name} 登记为{_LEVELS[right]}级机房，level 却写为 {site.level}（{_LEVELS[site.level]}级）",
    )
    hint = Text(
        "a school's has `school`, a county's stands in county.yml, a city's in city.yml",
        "学校机房须填写 school；县级写在 county.yml，市级写在 city.yml",
    )
    place.scope.report(place.source, (*place.loc, "level"), "level-mismatch", message, hint)


def _names(place: _Place) -> None:
    """Contracts, ports, hosts and targets; a register or file that could not be read tells nothing."""
    scope, read, source, loc, site = place.scope, place.read, place.source, place.loc, place.site
    contracts = [row.id for row in read.city.registers.contracts]
    devices = [device.name for _, _, device in read.city.devices()]
    hosts = [device.name for device in site.devices]
    targets = [cloud.name for cloud in read.city.file.clouds] + [app.name for app in read.city.file.applications]
    wanted: list[tuple[Loc, Text, str | None, list[str]]] = []
    if "contracts" not in read.broken:
        wanted.append((("contract",), _CONTRACT, site.contract, contracts))
        wanted += [(("circuits", i, "contract"), _CONTRACT, c.contract, contracts) for i, c in enumerate(site.circuits)]
    if not any(name == read.city.path or name.startswith(read.city.path + "/") for name in read.broken):
        wanted += [(("access", i, "device"), _DEVICE, port.device, devices) for i, port in enumerate(site.access)]
    wanted += [(("workloads", i, "host"), _HOST, item.host, hosts) for i, item in enumerate(site.workloads)]
    if read.city.path not in read.broken:
        wanted += [(("workloads", i, "target"), _TARGET, item.target, targets) for i, item in enumerate(site.workloads)]
    for at, what, name, known in wanted:
        if name is not None and name not in known:
            scope.unknown(source, (*loc, *at), what, name, known)


def _addresses(place: _Place) -> None:
    """A gate asks these addresses whether anybody answers: none outside the room is ever asked."""
    for index, item in enumerate(place.site.workloads):
        for number, address in enumerate(item.addresses):
            if not any(address in prefix for prefix in place.site.prefixes):
                prefixes = ", ".join(map(str, place.site.prefixes)) or "-"
                message = Text(
                    f"{address} lies outside the prefixes of {place.site.name} ({prefixes})",
                    f"{address} 不在 {place.site.name} 的地址段内（{prefixes}）",
                )
                at = (*place.loc, "workloads", index, "addresses", number)
                place.scope.report(place.source, at, "outside-prefixes", message)


def _protection(place: _Place) -> None:
    """What ran at a level of protection (GB/T 22239) goes to an application of that level at least."""
    levels = {app.name: app.protection_level for app in place.read.city.applications}
    for index, item in enumerate(place.site.workloads):
        needed, given = place.site.protection_level, levels.get(item.target or "")
        if needed is not None and given is not None and given < needed:
            message = Text(
                f"{item.name} runs at protection level {needed}, {item.target} has only level {given}",
                f"{item.name} 的保护等级为 {needed} 级，{item.target} 只有 {given} 级",
            )
            hint = Text(
                f"give {item.target} protection_level: {needed}",
                f"请将 {item.target} 的 protection_level 设为 {needed}",
            )
            at = (*place.loc, "workloads", index, "target")
            place.scope.report(place.source, at, "protection-lowered", message, hint)


def _dependencies(place: _Place) -> None:
    sites = [site for _, _, site in place.read.city.data_centres()]
    names = [item.name for site in sites for item in site.workloads]
    for index, number, name in _written(place.site.workloads):
        found = find_workloads(sites, place.site.name, name)
        at = (*place.loc, "workloads", index, "depends_on", number)
        if not found:
            place.scope.unknown(place.source, at, _WORKLOAD, name, names)
        elif len(found) > 1:
            listed = ", ".join(found)
            message = Text(f"{name!r} may be any of {listed}", f"“{name}”不唯一：{listed}")
            hint = Text("write the site too: site/name", "请写明机房：机房标识/名称")
            place.scope.report(place.source, at, "ambiguous", message, hint)


def _written(workloads: tuple[Workload, ...]) -> Iterator[tuple[int, int, str]]:
    for index, item in enumerate(workloads):
        for number, name in enumerate(item.depends_on):
            yield index, number, name


def _circles(scope: Scope, read: Read) -> None:
    """A workload that waits for itself can never be moved; one circle is reported once, at its first workload."""
    from graphlib import CycleError, TopologicalSorter

    from edugrid.intent.legacy.depends import depends

    listed = list(read.city.data_centres())
    waits = depends([site for _, _, site in listed])
    while True:
        try:
            tuple(TopologicalSorter(waits).static_order())
        except CycleError as error:
            circle = list(reversed(error.args[1]))
            first = min(circle[:-1])
            turned = circle[:-1][circle.index(first) :] + circle[: circle.index(first)] + [first]
            path, index, site = next(item for item in listed if item[2].name == first.split("/")[0])
            number = [item.name for item in site.workloads].index(first.split("/", 1)[1])
            at = ("data_centres", index, "workloads", number, "depends_on")
            shown = " → ".join(turned)
            message = Text(f"{first} waits for itself: {shown}", f"{first} 循环依赖：{shown}")
            hint = Text("systems that only move together are one workload", "必须同时迁移的系统请登记为一个业务系统")
            scope.report(read.sources[path], at, "circle", message, hint)
            waits = {name: () if name == first else wanted for name, wanted in waits.items()}
        else:
            return
