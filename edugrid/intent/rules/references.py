"""Names that point at something point at something that exists."""

from typing import NamedTuple

from edugrid.intent.device import Device
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.intent.tree import City
from edugrid.text import Text

_CLOUD, _SCHOOL = Text("cloud", "云"), Text("school of this region", "本区域的学校")
_SEGMENT = Text("segment of this region", "本区域的网段")


def references(scope: Scope) -> None:
    """Check clouds of applications, applications of the whitelist, schools and segments of devices."""
    for city, sources, broken in scope.cities:
        if city.path in broken:
            continue
        source = sources[city.path]
        clouds = [cloud.name for cloud in city.file.clouds]
        _twice(scope, source, "clouds", clouds)
        names = [application.name for application in city.file.applications]
        _twice(scope, source, "applications", names)
        for index, application in enumerate(city.file.applications):
            if application.cloud not in clouds:
                scope.unknown(source, ("applications", index, "cloud"), _CLOUD, application.cloud, clouds)
        register = sources.get("whitelist")
        if register is not None:
            _twice(scope, register, "rows", [entry.id for entry in city.whitelist], "id")
            for index, entry in enumerate(city.whitelist):
                if entry.application not in names:
                    loc = ("rows", index, "application")
                    scope.unknown(register, loc, Text("application", "应用"), entry.application, names)
        _devices(scope, city, sources, check_schools="schools" not in broken)


def _devices(scope: Scope, city: City, sources: dict[str, Source], *, check_schools: bool) -> None:
    clouds = [cloud.name for cloud in city.file.clouds]
    for index, device in enumerate(city.file.devices):
        _device(
            scope, sources[city.path], ("devices", index), device, _Known(clouds, [] if check_schools else None, [])
        )
    for county in city.counties:
        schools = sorted(school.row.code for school in county.schools)
        known = _Known(clouds, schools if check_schools else None, list(county.file.segments))
        for index, device in enumerate(county.file.devices):
            _device(scope, sources[county.path], ("devices", index), device, known)


class _Known(NamedTuple):
    clouds: list[str]
    schools: list[str] | None
    segments: list[str]


def _device(scope: Scope, source: Source, loc: Loc, device: Device, known: _Known) -> None:
    wanted: list[tuple[Loc, Text, str, list[str] | None]] = []
    if device.school is not None:
        wanted.append((("school",), _SCHOOL, device.school, known.schools))
    for i, trunk in enumerate(device.trunks):
        at = ("trunks", i)
        wanted += [((*at, "schools", j), _SCHOOL, code, known.schools) for j, code in enumerate(trunk.schools)]
        wanted += [((*at, "clouds", j), _CLOUD, name, known.clouds) for j, name in enumerate(trunk.clouds)]
    for i, gateway in enumerate(device.gateways):
        wanted.append((("gateways", i, "segment"), _SEGMENT, gateway.segment, known.segments))
    for place, what, name, names in wanted:
        if names is not None and name not in names:
            scope.unknown(source, (*loc, *place), what, name, names)


def _twice(scope: Scope, source: Source, key: str, names: list[str], field: str = "name") -> None:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            scope.report(source, (key, index, field), "duplicate", Text(f"{name!r} is given twice", f"“{name}”重复"))
        seen.add(name)
