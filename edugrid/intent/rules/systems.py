"""The register of systems speaks of things that exist, once, and says nothing else than what is declared."""

from fnmatch import fnmatchcase

from edugrid.intent.rules.scope import Read, Scope
from edugrid.intent.system import SystemRow
from edugrid.text import Text

_WHAT = {
    "county": Text("county of this city", "本市的县（区）"),
    "contract": Text("contract in the register", "登记的合同"),
    "applications": Text("application", "应用"),
    "devices": Text("device", "设备"),
    "system": Text("system in the register", "登记的系统"),
}


def systems(scope: Scope) -> None:
    """Check the rows of every city whose register and files could be read."""
    for read in scope.cities:
        if read.city.path in read.broken or any(name.startswith(read.city.path + "/") for name in read.broken):
            continue
        if "systems" not in read.broken:
            _once(scope, read)
            _names(scope, read)
            _levels(scope, read)
        if not read.broken & {"systems", "assets"}:
            _assets(scope, read)


def _parts(row: SystemRow, applications: list[str]) -> tuple[str, ...]:
    return row.applications or ((row.name,) if row.name in applications else ())


def _once(scope: Scope, read: Read) -> None:
    """Two systems share neither a name, nor a filing number, nor an application."""
    source = read.sources.get("systems")
    if source is None:
        return
    applications = [app.name for app in read.city.file.applications]
    first: dict[tuple[str, str], int] = {}
    for index, row in enumerate(read.city.registers.systems):
        values = [("name", row.name), *((("filing", row.filing),) if row.filing else ())]
        values += [("applications", name) for name in _parts(row, applications)]
        for column, value in values:
            other = first.setdefault((column, value), index)
            if other != index:
                place = f"{source.file}:{source.line(('rows', other))}"
                message = Text(f"{value} stands already at {place}", f"{value} 已出现在 {place}")
                scope.report(source, ("rows", index, column), "duplicate", message)


def _names(scope: Scope, read: Read) -> None:
    city = read.city
    known = {
        "county": [county.path.rsplit("/", 1)[-1] for county in city.counties],
        "contract": [row.id for row in city.registers.contracts],
        "applications": [app.name for app in city.file.applications],
        "devices": [device.name for _, _, device in city.devices()],
    }
    if "contracts" in read.broken:
        del known["contract"]
    for index, row in enumerate(city.registers.systems):
        for column, names in known.items():
            value = getattr(row, column)
            for wanted in value if isinstance(value, tuple) else (value,) if value else ():
                if not any(fnmatchcase(name, wanted) for name in names):
                    scope.unknown(read.sources["systems"], ("rows", index, column), _WHAT[column], wanted, names)


def _levels(scope: Scope, read: Read) -> None:
    """A filed level and that of an application of the system are the same."""
    levels = {app.name: app.protection_level for app in read.city.applications}
    for index, row in enumerate(read.city.registers.systems):
        for name in _parts(row, list(levels)):
            level = levels.get(name)
            if row.protection_level and level and row.protection_level != level:
                message = Text(
                    f"{row.name} is of level {row.protection_level}, its application {name} of level {level}",
                    f"{row.title} 定为 {row.protection_level} 级，其应用 {name} 为 {level} 级",
                )
                hint = Text("leave the cell empty: the level of the application counts", "可留空：以应用的级别为准")
                scope.report(
                    read.sources["systems"], ("rows", index, "protection_level"), "level-differs", message, hint
                )


def _assets(scope: Scope, read: Read) -> None:
    """``system`` of an asset: a row of the register, or an application that has none and stands for itself."""
    names = [row.name for row in read.city.registers.systems]
    names += [app.name for app in read.city.file.applications if app.name not in names]
    for index, row in enumerate(read.city.registers.assets):
        if row.system is not None and row.system not in names:
            scope.unknown(read.sources["assets"], ("rows", index, "system"), _WHAT["system"], row.system, names)
