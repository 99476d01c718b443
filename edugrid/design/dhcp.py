"""Features: DHCPv4 pools and relays, DHCPv6 servers, and the flags of router advertisements."""

from ipaddress import IPv4Address, IPv6Address

from edugrid.design.device.dhcp import Dhcp, Dhcp4Gateway, Dhcp6Gateway, Dhcpv6Server, Pool4, Pool6, Ra, RaGateway
from edugrid.design.first_hops import first_hops
from edugrid.design.nat64 import ipv6_only
from edugrid.design.place import Place
from edugrid.design.segments import Segment
from edugrid.intent.network.dhcp import DhcpSettings


def dhcp(place: Place) -> Dhcp | None:
    """Pools and relays of the first hops of the device; None where nothing is handed out or passed on."""
    asked = place.network.dhcp
    if asked is None:
        return None
    found, alone = [], ipv6_only(place)
    for hop, segment in first_hops(place):
        here = asked.of(segment.name)
        ipv4 = "none" if segment.name in alone else here.ipv4
        pool = _pool4(place, segment, here) if ipv4 == "server" else None
        relay4 = here.relay4 if ipv4 == "relay" else ()
        relay6 = here.relay6 if here.ipv6 == "relay" else ()
        if pool or relay4 or relay6:
            found.append(Dhcp4Gateway(hop=hop, pool=pool, relay4=relay4, relay6=relay6))
    return Dhcp(gateways=tuple(found)) if found else None


def dhcpv6_server(place: Place) -> Dhcpv6Server | None:
    """First hops that answer DHCPv6 by themselves; None without any."""
    asked = place.network.dhcp
    if asked is None:
        return None
    found = []
    for hop, segment in first_hops(place):
        mode = asked.of(segment.name).ipv6
        if mode in ("stateless", "stateful"):
            pool = Pool6(
                name=_pool_name(segment),
                prefix=segment.ipv6 if mode == "stateful" else None,
                dns_servers=_dns64(place, segment)
                or tuple(a for a in place.settings.dns_servers if isinstance(a, IPv6Address)),
                domain=place.settings.domain,
            )
            found.append(Dhcp6Gateway(hop=hop, pool=pool))
    return Dhcpv6Server(gateways=tuple(found)) if found else None


def ra(place: Place) -> Ra | None:
    """Flags of every first hop (``DhcpSettings``); None without first hops."""
    asked = place.network.dhcp
    if asked is None:
        return None
    found = []
    for hop, segment in first_hops(place):
        mode = asked.of(segment.name).ipv6
        found.append(
            RaGateway(
                hop=hop,
                managed=mode in ("stateful", "relay"),
                other=mode != "slaac",
                dns_servers=_dns64(place, segment) if mode == "slaac" else (),
            )
        )
    return Ra(gateways=tuple(found)) if found else None


def _pool4(place: Place, segment: Segment, here: DhcpSettings) -> Pool4:
    gateway, nat64 = segment.ipv4[1], place.network.nat64
    return Pool4(
        name=_pool_name(segment),
        network=segment.ipv4,
        gateway=gateway,
        first=gateway + 1 + here.reserved_first,
        last=segment.ipv4.broadcast_address - 1 - here.reserved_last,
        dns_servers=tuple(a for a in place.settings.dns_servers if isinstance(a, IPv4Address)),
        domain=place.settings.domain,
        lease_hours=here.lease_hours,
        ipv6_only_wait=nat64.wait_seconds if nat64 and segment.name in nat64.mostly else None,
    )


def _dns64(place: Place, segment: Segment) -> tuple[IPv6Address, ...]:
    """The resolvers of a segment whose hosts do without IPv4; none for any other segment."""
    asked = place.network.nat64
    return asked.dns64 if asked and segment.name in (*asked.segments, *asked.mostly) else ()


def _pool_name(segment: Segment) -> str:
    """Within 31 characters on every platform; the beginning tells whose pool it is."""
    return f"edu-{segment.vlan}-{segment.site}"[:31]
