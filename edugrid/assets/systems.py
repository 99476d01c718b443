"""Every system of a city, joined: rows of the register, applications, devices, assets, contracts."""

from fnmatch import fnmatchcase

from edugrid.assets.system import System
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.system import SystemRow
from edugrid.intent.tree import City


def systems(city: City) -> tuple[System, ...]:
    """The rows of registers/systems.csv in their order, then every application that stands in none of them. Pure."""
    apps = {app.name: app for app in city.applications}
    found = [_of_row(city, row, apps) for row in city.registers.systems]
    taken = {name for system in found for name in system.applications}
    found += [_of_application(city, app) for app in city.applications if app.name not in taken]
    return tuple(found)


def _of_row(city: City, row: SystemRow, apps: dict[str, ResolvedApplication]) -> System:
    mine = [apps[name] for name in row.applications or (row.name,) if name in apps]
    level = row.protection_level or max((app.protection_level for app in mine), default=None)
    made = _made(
        city,
        mine,
        name=row.name,
        title=row.title,
        organisation=row.organisation,
        person=row.person,
        phone=row.phone or "",
        filing=row.filing or "",
        filed=row.filed,
        assessed=row.assessed,
        devices=tuple(
            device.name
            for _, _, device in city.devices()
            if any(fnmatchcase(device.name, pattern) for pattern in row.devices)
        ),
        state=row.state,
    )
    return made.model_copy(
        update={
            "region": f"{city.path}/{row.county}" if row.county else made.region,
            "protection_level": level or city.settings.protection_level,
            "domains": _once(*made.domains, *(name.rstrip(".") for name in row.domains)),
            "data_classes": _once(*made.data_classes, *row.data_classes),
            "contracts": _once(*made.contracts, *((row.contract,) if row.contract else ())),
            "suppliers": _once(
                *made.suppliers,
                *((row.supplier,) if row.supplier else ()),
                *(one.supplier for one in city.registers.contracts if one.id == row.contract),
            ),
        }
    )


def _of_application(city: City, app: ResolvedApplication) -> System:
    return _made(city, [app], name=app.name, title=app.name, organisation=app.owner, registered=False)


def _made(city: City, apps: list[ResolvedApplication], **given: object) -> System:
    """What the applications say; they name contracts, which name suppliers."""
    contracts = _once(*(app.contract for app in apps if app.contract))
    counties = {app.county for app in apps}
    county = counties.pop() if len(counties) == 1 else None
    name = str(given["name"])
    values: dict[str, object] = {
        "region": f"{city.path}/{county}" if county else city.path,
        "protection_level": max((app.protection_level for app in apps), default=city.settings.protection_level),
        "applications": tuple(app.name for app in apps),
        "assets": tuple(row.id for row in city.registers.assets if row.system == name),
        "domains": _once(*(domain for app in apps for domain in _domains(city, app))),
        "data_classes": _once(*(app.data_class for app in apps)),
        "contracts": contracts,
        "suppliers": _once(*(row.supplier for row in city.registers.contracts if row.id in contracts)),
    }
    return System.model_validate(values | given)


def _domains(city: City, app: ResolvedApplication) -> tuple[str, ...]:
    """Its name in the city's zone, and the names that whitelist entries give it."""
    zone = (f"{app.host}.{city.file.dns.zone}".rstrip("."),) if city.file.dns else ()
    named = (row.domain.rstrip(".") for row in city.registers.whitelist if row.application == app.name and row.domain)
    return (*zone, *named)


def _once(*values: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
