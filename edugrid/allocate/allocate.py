"""Every region, segment, link and device gets its numbers."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import NamedTuple

from edugrid.allocate.cloud_networks import network_owners
from edugrid.allocate.ledger import Ledger, Table
from edugrid.allocate.onus import onu_owners
from edugrid.allocate.pool import NumberPool, PoolError, PrefixPool, fill
from edugrid.allocate.rule_owners import (
    DENY_FIRST,
    DENY_KIND,
    DENY_LAST,
    RULE_KIND,
    RULE_LAST,
    deny_owners,
    rule_owners,
)
from edugrid.intent.device_settings import device_settings
from edugrid.intent.l3vpn_of import l3vpn_of
from edugrid.intent.problems import IntentError, Problem
from edugrid.intent.srv6_of import srv6_of
from edugrid.intent.tenants_of import tenants_of
from edugrid.intent.tree import City, Intent

ONU_IDS = 1, 127
"""What every OLT takes (Huawei 0-127, ZTE 1-128)."""
AP_IDS = 1000, 8191
"""A controller numbers access points that find it by themselves from 0; edugrid's own are told from those."""
SERVICE_PORTS = 10001, 32767
"""Above what people hand out themselves, so that their flows are told from ours."""

TENANTS = 4096, 65535
"""The assigned number of a route distinguisher (RFC 4364, 4.2) behind an address: two bytes, and no VLAN's."""

SERVICES = 1, 65535
"""The assigned number of a route target (RFC 4364, 4.2), which has two bytes behind an AS number of four."""


class _Book(NamedTuple):
    """One ledger file being filled: its name, what it had, what it will have."""

    file: str
    had: Table
    now: Table
    problems: list[Problem]

    def fill(
        self,
        kind: str,
        pool: PrefixPool | NumberPool,
        owners: Iterable[str],
        scope: str = "",
        depth: int | None = None,
    ) -> dict[str, str]:
        """Numbers of ``kind`` for ``owners``.

        Old entries share the pool when they start with ``scope`` and lie ``depth`` levels below its start.
        """
        base = scope.rstrip("/").count("/")
        have = {
            owner: text
            for owner, text in self.had.get(kind, {}).items()
            if owner.startswith(scope) and (depth is None or owner.count("/") - base == depth)
        }
        try:
            filled = fill(pool, owners, have)
        except PoolError as error:
            self.problems.append(Problem(self.file, 1, kind, "pool", error.text))
            filled = {}
        self.now.setdefault(kind, {}).update(filled)
        return filled


def allocate(intent: Intent) -> Ledger:
    """Numbers for everything in ``intent``; what the ledger files hold never moves.

    Raises:
        IntentError: a pool is used up, or a ledger file holds a number of another pool.

    """
    problems: list[Problem] = []
    tables: dict[str, Table] = {}
    top = _book(intent, intent.path, problems)
    tables[intent.path] = top.now
    pools, cities = intent.province.pools, [city.path for city in intent.cities]
    blocks = {
        "ipv4": top.fill("ipv4", PrefixPool(pools.ipv4.prefix, pools.ipv4.city), cities),
        "ipv6": top.fill("ipv6", PrefixPool(pools.ipv6.prefix, pools.ipv6.city), cities),
        "loopback4": top.fill("loopback4_block", PrefixPool(pools.loopback4.prefix, pools.loopback4.city), cities),
        "loopback6": top.fill("loopback6_block", PrefixPool(pools.loopback6.prefix, pools.loopback6.city), cities),
        "link4": top.fill("link4_block", PrefixPool(pools.link4.prefix, pools.link4.city), cities),
        "link6": top.fill("link6_block", PrefixPool(pools.link6.prefix, pools.link6.city), cities),
        "vni": top.fill(
            "vni_block", NumberPool(0, (pools.vni.last - pools.vni.first + 1) // pools.vni.city - 1), cities
        ),
    }
    if pools.srv6 is not None:
        blocks["srv6"] = top.fill("srv6_block", PrefixPool(pools.srv6.prefix, pools.srv6.city), cities)
    if not problems:
        for city in intent.cities:
            book = _book(intent, city.path, problems)
            tables[city.path] = book.now
            _city(intent, city, {kind: numbers[city.path] for kind, numbers in blocks.items()}, book)
    if problems:
        raise IntentError(problems)
    new = tuple(
        (file, kind, owner, number)
        for file, table in tables.items()
        for kind, numbers in table.items()
        for owner, number in numbers.items()
        if owner not in intent.taken.get(file, {}).get(kind, {})
    )
    return Ledger(tables, new)


def _book(intent: Intent, path: str, problems: list[Problem]) -> _Book:
    had = intent.taken.get(path, {})
    return _Book(
        f"{intent.root}/{path}/ledger.yml", had, {kind: dict(numbers) for kind, numbers in had.items()}, problems
    )


def _city(intent: Intent, city: City, own: dict[str, str], book: _Book) -> None:
    pools = intent.province.pools
    clouds = f"{city.path}/cloud"
    counties = [clouds, *(county.path for county in city.counties)]
    tenancies = [owner for cloud in city.file.clouds for _, owner in network_owners(city, cloud)]
    members = {clouds: tenancies} | {c.path: [c.path + "/office", *(s.path for s in c.schools)] for c in city.counties}
    segments = {
        path: [f"{path}/office/{segment}" for segment in county.file.segments]
        + [f"{school.path}/{segment}" for school in county.schools for segment in school.settings.segments]
        for path, county in ((county.path, county) for county in city.counties)
    }
    for kind, lengths in (("ipv4", pools.ipv4), ("ipv6", pools.ipv6)):
        blocks = book.fill(kind, PrefixPool(_net(own[kind]), lengths.county), counties, city.path + "/", 1)
        for county in counties:
            inner = book.fill(kind, PrefixPool(_net(blocks[county]), lengths.school), members[county], county + "/", 1)
            for owner in members[county] if county != clouds else ():
                wanted = [segment for segment in segments[county] if segment.startswith(owner + "/")]
                book.fill(kind, PrefixPool(_net(inner[owner]), lengths.segment), wanted, owner + "/", 1)
    vlans = pools.vlan.first, pools.vlan.last
    book.fill("vlan", NumberPool(*vlans), tenancies, clouds + "/", 1)
    for county, owners in segments.items():
        book.fill("vlan", NumberPool(*vlans), owners, county + "/", 2)
    start = pools.vni.first + int(own["vni"]) * pools.vni.city
    tenants = _tenants(city)
    everyone = [*tenancies, *(segment for owners in segments.values() for segment in owners), *tenants]
    book.fill("vni", NumberPool(start, start + pools.vni.city - 1), everyone)
    if tenants:
        book.fill("tenant", NumberPool(*TENANTS), tenants)
    if rules := rule_owners(city):
        book.fill(RULE_KIND, NumberPool(1, RULE_LAST), rules)
    if denials := deny_owners(city):
        book.fill(DENY_KIND, NumberPool(DENY_FIRST, DENY_LAST), denials)
    devices = [device.name for _, _, device in city.devices() if device.routes]
    book.fill("loopback4", PrefixPool(_net(own["loopback4"]), 32), devices)
    book.fill("loopback6", PrefixPool(_net(own["loopback6"]), 128), devices)
    if "srv6" in own:
        located = [device.name for region, _, device in city.devices() if srv6_of(city, region, device)]
        book.fill("locator", PrefixPool(_net(own["srv6"]), 64), located)
    _services(city, book)
    links = [link.key for link in city.file.links]
    book.fill("link4", PrefixPool(_net(own["link4"]), 30), links)
    book.fill("link6", PrefixPool(_net(own["link6"]), 126), links)
    _hardware(city, book)


def _hardware(city: City, book: _Book) -> None:
    """Ids of ONUs, their service ports, and access points."""
    optical = onu_owners(city)
    for pon, rooms in optical.onus.items():
        book.fill("onu", NumberPool(*ONU_IDS), rooms, pon, 1)
    for olt, rooms in optical.service_ports.items():
        book.fill("service_port", NumberPool(*SERVICE_PORTS), rooms, olt, 3)
    for ac in dict.fromkeys(ap.ac for ap in city.registers.aps):
        book.fill("ap", NumberPool(*AP_IDS), [ap.place for ap in city.registers.aps if ap.ac == ac], f"{ac}/", 1)


def _tenants(city: City) -> list[str]:
    """Tenants of which some device of ``city`` stretches a segment."""
    found = {name for region, _, device in city.devices() for name in tenants_of(city, region, device)}
    return [f"{city.path}/tenant/{name}" for name in sorted(found)]


def _services(city: City, book: _Book) -> None:
    """L3VPN services of which some device of ``city`` has a segment, and those that they see."""
    found: set[str] = set()
    for region, _, device in city.devices():
        asked = device_settings(city, region, device).network.l3vpn
        if asked is not None:
            found.update(other for name in l3vpn_of(city, region, device) for other in asked.met_by(name))
    if found:
        book.fill("l3vpn", NumberPool(*SERVICES), found)


def _net(text: str) -> IPv4Network | IPv6Network:
    return ip_network(text)
