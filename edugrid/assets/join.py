"""Everything that is said of a region's assets, joined into one register."""

from edugrid.assets.certificate_entries import certificate_entries
from edugrid.assets.hosts import hosts
from edugrid.assets.ranges import ranges
from edugrid.assets.register import Domain, Register
from edugrid.assets.system import System
from edugrid.assets.systems import systems
from edugrid.design.expiring import expiring
from edugrid.intent.tree import City, Intent
from edugrid.lies_in import lies_in
from edugrid.region import OpenRegion


def join(opened: OpenRegion, phones: dict[str, str] | None = None) -> Register:
    """Pure: from the intent, the ledger and the design of ``opened``. Nothing is asked.

    ``phones``: entries of the contacts with masked numbers (``contacts``).
    """
    intent, design = opened.intent, opened.design
    cities = [city for city in intent.cities if intent.wants(city.path) or lies_in(intent.target, city.path)]
    of_city = {city.path: systems(city) for city in cities}
    found = [host for city in cities for host in hosts(intent, design, city, of_city[city.path])]
    used = {host.system for host in found if host.system}
    # a county's page has the systems that lie in it or have something in it
    wanted = [one for many in of_city.values() for one in many if intent.wants(one.region) or one.name in used]
    return Register(
        region=intent.target,
        title=_places(intent)[intent.target],
        day=intent.today,
        places=_places(intent),
        systems=tuple(wanted),
        hosts=tuple(found),
        domains=tuple(domain for city in cities for domain in _domains(city, tuple(wanted))),
        ranges=tuple(one for city in cities for one in ranges(intent, opened.ledger, design, city)),
        certificates=tuple(
            one for city in cities for one in certificate_entries(city, of_city[city.path]) if intent.wants(one.region)
        ),
        terms=tuple(term for term in expiring(intent) if term.kind in {"contract", "warranty", "certificate"}),
        phones=phones,
    )


def _places(intent: Intent) -> dict[str, str]:
    """Region path → name, for people."""
    names = {intent.path: intent.province.name}
    for city in intent.cities:
        names[city.path] = city.file.name
        names |= {county.path: county.file.name for county in city.counties}
    return names


def _domains(city: City, wanted: tuple[System, ...]) -> tuple[Domain, ...]:
    zone = city.file.dns.zone.rstrip(".") if city.file.dns else None
    names = {app.name: f"{app.host}.{zone}" for app in city.applications} if zone else {}
    return tuple(
        Domain(
            name=name,
            system=system.name,
            region=system.region,
            zone=name in {names.get(app) for app in system.applications},
        )
        for system in systems(city)
        if system in wanted
        for name in system.domains
    )
