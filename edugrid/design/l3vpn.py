"""Feature: services with routing tables of their own, carried between routers by SRv6."""

from edugrid.design.device.l3vpn import L3vpn, VpnPeer, Vrf
from edugrid.design.first_hops import first_hops
from edugrid.design.place import Place
from edugrid.design.srv6 import srv6
from edugrid.intent.l3vpn_of import l3vpn_of
from edugrid.intent.network.l3vpn import L3vpnSettings
from edugrid.intent.srv6_of import srv6_of


def l3vpn(place: Place) -> L3vpn | None:
    """The services of ``place.device``; None where it has none.

    A service has one number in a city, kept in the ledger. Its route target is the city's AS number and that number,
    its route distinguisher the device's AS number and that number.
    """
    services = l3vpn_of(place.city, place.region, place.device)
    locator = srv6(place)
    if not services or locator is None:
        return None
    hops = first_hops(place)
    asked = place.network.l3vpn or L3vpnSettings()
    vrfs = []
    for name, service in services.items():
        vrfs.append(
            Vrf(
                name=f"edu-{name}",
                route_distinguisher=f"{place.asn}:{_number(place, name)}",
                exports=(_target(place, name),),
                imports=tuple(_target(place, one) for one in asked.met_by(name)),
                hops=tuple(hop for hop, segment in hops if segment.name in service.segments),
            )
        )
    return L3vpn(locator=locator.locator, vrfs=tuple(vrfs), peers=_peers(place))


def _number(place: Place, service: str) -> int:
    return place.ledger.number(place.city.path, "l3vpn", service)


def _target(place: Place, service: str) -> str:
    return f"{place.city.file.asn}:{_number(place, service)}"


def _peers(place: Place) -> tuple[VpnPeer, ...]:
    """Every other router of the city with services: all of them talk to each other, there are few."""
    found = []
    for region, asn, other in place.city.devices():
        if other.name == place.device.name or srv6_of(place.city, region, other) is None:
            continue
        if l3vpn_of(place.city, region, other):
            remote_as = other.asn or asn
            found.append(
                VpnPeer(
                    address=place.ledger.ipv6(place.city.path, other.name, "loopback6")[0],
                    remote_as=remote_as,
                    external=remote_as != place.asn,
                    description=other.name,
                )
            )
    return tuple(sorted(found, key=lambda peer: int(peer.address)))
