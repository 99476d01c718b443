"""Feature: a county or school announces its own prefixes and nothing else."""

from ipaddress import IPv4Network, IPv6Network
from typing import Final, Literal, NamedTuple

from edugrid.design.device.bgp_policy import BgpPolicy, PrefixList, PrefixRule, RoutePolicy, Session
from edugrid.design.place import Place
from edugrid.design.uplinks import link_peers
from edugrid.intent.device import Device
from edugrid.intent.nat64_of import nat64_of

_HEIGHT: Final = {"school": 0, "county": 1, "city": 2}
_DEFAULT: Final[dict[Literal[4, 6], IPv4Network | IPv6Network]] = {4: IPv4Network("0.0.0.0/0"), 6: IPv6Network("::/0")}


class _Area(NamedTuple):
    """A county or a school: the end of its path, its code, the owner of its blocks, the devices that belong to it."""

    name: str
    code: str
    owner: str
    devices: tuple[str, ...]


class _Book:
    """Lists and policies as they are asked for, each once."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.lists: dict[str, PrefixList] = {}
        self.policies: dict[str, RoutePolicy] = {}

    def only(self, direction: Literal["IN", "OUT"], area: _Area, version: Literal[4, 6], community: str | None) -> str:
        """A policy that lets the prefixes of ``area`` through."""
        return self._policy(f"{direction}-{area.name}", self._own(area, version), version, community)

    def default_only(self, version: Literal[4, 6]) -> str:
        """A policy that lets the default route through."""
        rule = PrefixRule(network=_DEFAULT[version], longest=0)
        return self._policy("OUT-DEFAULT", self._list("DEFAULT", version, (rule,)), version, None)

    def _policy(self, title: str, prefixes: str, version: Literal[4, 6], community: str | None) -> str:
        name = f"EDU{version}-{title}"
        self.policies[name] = RoutePolicy(name=name, version=version, prefixes=prefixes, community=community)
        return name

    def _list(self, title: str, version: Literal[4, 6], rules: tuple[PrefixRule, ...]) -> str:
        name = f"EDU{version}-{title}"
        self.lists[name] = PrefixList(name=name, version=version, rules=rules)
        return name

    def _translated(self, area: _Area, version: Literal[4, 6]) -> list[IPv4Network | IPv6Network]:
        """What the translators of the area announce."""
        city = self._place.city
        found = [nat64_of(city, where, device) for where, _, device in city.devices() if device.name in area.devices]
        prefixes = {one.pool if version == 4 else one.prefix for one in found if one}  # noqa: PLR2004 - IP version
        return sorted(prefixes, key=lambda one: int(one.network_address))

    def _own(self, area: _Area, version: Literal[4, 6]) -> str:
        city, ledger, pools = self._place.city.path, self._place.ledger, self._place.intent.province.pools
        block: IPv4Network | IPv6Network
        block = ledger.ipv4(city, area.owner) if version == 4 else ledger.ipv6(city, area.owner)  # noqa: PLR2004 - IP version
        longest = pools.ipv4.segment if version == 4 else pools.ipv6.segment  # noqa: PLR2004 - IP version
        hosts: list[IPv4Network] | list[IPv6Network]
        if version == 4:  # noqa: PLR2004 - IP version
            hosts = sorted(ledger.ipv4(city, name, "loopback4") for name in area.devices)
        else:
            hosts = sorted(ledger.ipv6(city, name, "loopback6") for name in area.devices)
        rules = (
            PrefixRule(network=block, longest=longest),
            *(PrefixRule(network=n, longest=n.prefixlen) for n in (*hosts, *self._translated(area, version))),
        )
        return self._list(area.name, version, rules)


def bgp_policy(place: Place) -> BgpPolicy | None:
    """Policies of every session of ``place.device``; None where the block is off, or the device speaks no BGP.

    Neighbours of the same level (two routers of a city, or of one county) trust each other.
    """
    block, device = place.network.bgp_policy, place.device
    peers = link_peers(place.city, device, place.ledger)
    if block is None or not peers:
        return None
    regions = {other.name: (region, other) for region, _, other in place.city.devices()}
    book, sessions = _Book(place), []
    for peer in peers:
        version: Literal[4, 6] = 4 if peer.address.version == 4 else 6  # noqa: PLR2004 - IP version
        region, far = regions[peer.description]
        step = _height(far) - _height(device)
        below, own = _area(place, region, far), _area(place, place.region, device)
        imports = exports = ""
        if step < 0 and below is not None:
            imports = book.only("IN", below, version, f"{place.asn}:{int(below.code[-4:])}")
            exports = book.default_only(version) if block.default_down else ""
        elif step > 0 and own is not None:
            exports = book.only("OUT", own, version, None)
        sessions.append(
            Session(
                address=peer.address,
                import_policy=imports,
                export_policy=exports,
                max_prefixes=block.max_prefixes if step < 0 else None,
                default_route=step < 0 and block.default_down,
            )
        )
    return BgpPolicy(
        prefix_lists=tuple(book.lists[name] for name in sorted(book.lists)),
        route_policies=tuple(book.policies[name] for name in sorted(book.policies)),
        sessions=tuple(sorted(sessions, key=lambda one: (one.address.version, int(one.address)))),
    )


def _height(device: Device) -> int:
    return _HEIGHT[device.role.partition("-")[0]]


def _area(place: Place, region: str, device: Device) -> _Area | None:
    """The school that ``device`` stands in, else the county ``region``; None in a city."""
    county = next((one for one in place.city.counties if one.path == region), None)
    if county is None:
        return None
    school = next((one for one in county.schools if one.row.code == device.school), None)
    if school is not None and _height(device) == _HEIGHT["school"]:
        names = tuple(one.name for one in county.file.devices if one.routes and one.school == school.row.code)
        return _Area(school.row.code, school.row.code, school.path, names)
    names = tuple(one.name for one in county.file.devices if one.routes)
    return _Area(county.path.rpartition("/")[2], county.file.code, county.path, names)
