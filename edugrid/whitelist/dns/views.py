"""Which names are resolved for whom."""

from ipaddress import IPv4Network, IPv6Network
from typing import NamedTuple

from edugrid.allocate.ledger import Ledger
from edugrid.design.segments import segments
from edugrid.intent.settings import Settings
from edugrid.intent.tree import City, Intent


class View(NamedTuple):
    """Clients in ``clients`` (segments called ``segment``) get answers for ``names``, and for nothing else."""

    segment: str
    clients: tuple[IPv4Network | IPv6Network, ...]
    names: tuple[str, ...]


class Names(NamedTuple):
    """``everybody``: names that no block may take away from anybody; ``views`` in order of name."""

    everybody: tuple[str, ...]
    views: tuple[View, ...]


def names_of(intent: Intent, city: City, ledger: Ledger) -> Names:
    """The names of ``city`` on the day of ``intent``; pure.

    They are rows of domains.csv that have not ended, the names of whitelist entries, and the region's own zone.
    """
    rows = [row for row in city.registers.domains if row.until >= intent.today]
    own = [] if city.file.dns is None else [city.file.dns.zone.rstrip(".")]
    own += [
        row.domain.rstrip(".").lower() for row in city.registers.whitelist if row.domain and row.until >= intent.today
    ]
    clients = _clients(city, ledger)
    return Names(
        everybody=tuple(sorted({*own, *(row.domain for row in rows if row.segment is None)})),
        views=tuple(
            View(name, tuple(found), tuple(sorted({row.domain for row in rows if row.segment == name})))
            for name, found in sorted(clients.items())
        ),
    )


def _clients(city: City, ledger: Ledger) -> dict[str, list[IPv4Network | IPv6Network]]:
    found: dict[str, list[IPv4Network | IPv6Network]] = {}
    for county in city.counties:
        settings = {"office": county.settings} | {school.row.code: school.settings for school in county.schools}
        for site, members in segments(city, county, ledger).items():
            for segment in members:
                if segment.name in _listed(settings[site]):
                    found.setdefault(segment.name, []).extend((segment.ipv4, segment.ipv6))
    return found


def _listed(settings: Settings) -> tuple[str, ...]:
    resolver = settings.network.resolver
    return resolver.listed_only if resolver else ()
