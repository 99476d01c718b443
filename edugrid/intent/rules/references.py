"""Names that point at something point at something that exists."""

from edugrid.intent.rules.scope import Scope
from edugrid.intent.tree import City
from edugrid.intent.source import Source
from edugrid.text import Text

_CLOUD, _SCHOOL = Text("cloud", "云"), Text("school of this region", "本区域的学校")


def references(scope: Scope) -> None:
    """Check clouds of applications, applications of the whitelist, schools and segments of devices."""
    for city, sources in scope.cities:
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
        _devices(scope, city, sources)


def _devices(scope: Scope, city: City, sources: dict[str, Source]) -> None:
    clouds = [cloud.name for cloud in city.file.clouds]
    by_county = {county.path: sorted(school.row.code for school in county.schools) for county in city.counties}
    listed = [(city.path, city.file.devices, ()), *((c.path, c.file.devices, c.file.segments) for c in city.counties)]
    for path, members, segments in listed:
        source, schools = sources[path], by_county.get(path, [])
        for index, device in enumerate(members):
            loc = ("devices", index)
            if device.school is not None and device.school not in schools:
                scope.unknown(source, (*loc, "school"), _SCHOOL, device.school, schools)
            for i, trunk in enumerate(device.trunks):
                for j, code in enumerate(trunk.schools):
                    if code not in schools:
                        scope.unknown(source, (*loc, "trunks", i, "schools", j), _SCHOOL, code, schools)
                for j, name in enumerate(trunk.clouds):
                    if name not in clouds:
                        scope.unknown(source, (*loc, "trunks", i, "clouds", j), _CLOUD, name, clouds)
            for i, gateway in enumerate(device.gateways):
                if gateway.segment not in segments:
                    what = Text("segment of this county", "本县网段")
                    scope.unknown(source, (*loc, "gateways", i, "segment"), what, gateway.segment, list(segments))


def _twice(scope: Scope, source: Source, key: str, names: list[str], field: str = "name") -> None:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            scope.report(source, (key, index, field), "duplicate", Text(f"{name!r} is given twice", f"“{name}”重复"))
        seen.add(name)
