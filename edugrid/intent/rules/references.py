"""Names that point at something point at something that exists."""

from typing import Any, NamedTuple

from edugrid.intent.device import Device
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.intent.tree import City
from edugrid.text import Text

_CLOUD, _SCHOOL = Text("cloud", "云"), Text("school of this region", "本区域的学校")
_COUNTY, _CONTRACT = Text("county of this city", "本市的县（区）"), Text("contract in the register", "登记的合同")
_WORDS = {"cloud": _CLOUD, "application": Text("application", "应用")}
_REGISTERED = frozenset(
    {"whitelist", "whitelist_requests", "approvals", "contracts", "surges", "exceptions", "attestations"}
)
_SEGMENT = Text("segment of this region", "本区域的网段")


def references(scope: Scope) -> None:
    """Check what city.yml, the registers and the devices name."""
    for city, sources, broken in scope.cities:
        if city.path in broken:
            continue
        source = sources[city.path]
        clouds = [cloud.name for cloud in city.file.clouds]
        _twice(scope, source, "clouds", clouds)
        names = [application.name for application in city.file.applications]
        _twice(scope, source, "applications", names)
        unread = {_CONTRACT} if "contracts" in broken else set()
        unread |= {_COUNTY} if any(name.startswith(city.path + "/") for name in broken) else set()
        _cloud_names(scope, city, source, clouds, unread)
        edges = [f"nfv-{county.path.rsplit('/', 1)[-1]}" for county in city.counties if county.file.nfv_edge]
        known = {"cloud": clouds, "application": [*names, *edges]}
        for name, register in sources.items():
            if name in _REGISTERED and name not in broken:
                _register(scope, register, getattr(city.registers, name), known)
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


def _cloud_names(scope: Scope, city: City, source: Source, clouds: list[str], unread: set[Text]) -> None:
    """Clouds, counties and contracts that the city's file names; of those ``unread`` nobody knows what there is."""
    counties = [county.path.rsplit("/", 1)[-1] for county in city.counties]
    contracts = [contract.id for contract in city.registers.contracts]
    wanted: list[tuple[Loc, Text, str | None, list[str]]] = []
    for index, app in enumerate(city.file.applications):
        at = ("applications", index)
        wanted += [
            ((*at, "cloud"), _CLOUD, app.cloud, clouds),
            ((*at, "county"), _COUNTY, app.county, counties),
            ((*at, "contract"), _CONTRACT, app.contract, contracts),
        ]
    for index, cloud in enumerate(city.file.clouds):
        at = ("clouds", index)
        wanted.append(((*at, "contract"), _CONTRACT, cloud.contract, contracts))
        wanted += [((*at, "shares", name), _COUNTY, name, counties) for name in cloud.shares]
    for index, line in enumerate(city.file.interconnects):
        at = ("interconnects", index)
        wanted += [((*at, "a"), _CLOUD, line.a, clouds), ((*at, "b"), _CLOUD, line.b, clouds)]
    if city.file.dns is not None:
        wanted.append((("dns", "cloud"), _CLOUD, city.file.dns.cloud, clouds))
    for loc, what, name, known in wanted:
        if name is not None and name not in known and what not in unread:
            scope.unknown(source, loc, what, name, known)


def _register(scope: Scope, source: Source, rows: tuple[Any, ...], known: dict[str, list[str]]) -> None:
    """Ids stand once; applications and clouds are those of the city."""
    if rows and "id" in type(rows[0]).model_fields:
        _twice(scope, source, "rows", [row.id for row in rows], "id")
    for index, row in enumerate(rows):
        for field, names in known.items():
            value = getattr(row, field, None)
            if value is not None and value not in names:
                scope.unknown(source, ("rows", index, field), _WORDS[field], value, names)


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
