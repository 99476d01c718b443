"""Feature: VLANs stretched over the MAN, each in the VXLAN whose number the ledger has for it."""

from ipaddress import IPv4Address
from typing import Final

from edugrid.design.device.overlay import Overlay, OverlayPeer, OverlaySegment
from edugrid.design.place import Place
from edugrid.intent.overlay_of import overlay_of

_TWO_BYTES: Final = 65_535
_AS_TRANS: Final = 23_456


def overlay(place: Place) -> Overlay | None:
    """What ``place.device`` does in it; None where it takes no part.

    Devices of a county talk to the reflectors of the county, those to the reflectors of the city, and reflectors of one
    region to each other; where a county has no reflectors, the city's take their place.
    """
    part = overlay_of(place.city, place.region, place.device)
    if part is None:
        return None
    return Overlay(
        asn=place.asn,
        source=_loopback(place, place.device.name),
        reflector=part == "reflector",
        segments=_segments(place),
        peers=_peers(place, reflector=part == "reflector"),
    )


def target_as(place: Place) -> int:
    """The AS number in route targets: a VNI of 24 bits has room beside one of two bytes only (RFC 4360, RFC 5668)."""
    asn = place.city.file.asn
    return asn if asn <= _TWO_BYTES else _AS_TRANS


def _segments(place: Place) -> tuple[OverlaySegment, ...]:
    target = target_as(place)
    found = {}
    for one in place.device.overlay:
        for segment in place.sites.get(one.site, ()):
            if segment.name == one.segment:
                found[segment.vlan] = OverlaySegment(
                    vlan=segment.vlan,
                    vni=segment.vni,
                    name=segment.label,
                    route_distinguisher=f"{_loopback(place, place.device.name)}:{segment.vlan}",
                    route_target=f"{target}:{segment.vni}",
                    ports=tuple(
                        other.port
                        for other in place.device.overlay
                        if (other.site, other.segment) == (one.site, one.segment)
                    ),
                )
    return tuple(found[vlan] for vlan in sorted(found))


def _peers(place: Place, *, reflector: bool) -> tuple[OverlayPeer, ...]:
    city, region = place.city, place.region
    members = [(where, asn, device, overlay_of(city, where, device)) for where, asn, device in city.devices()]
    led = {where for where, _, _, part in members if part == "reflector"}
    found = []
    for where, asn, other, part in members:
        if part is None or other.name == place.device.name:
            continue
        theirs = part == "reflector"
        up, down = where == city.path != region, region == city.path != where
        if where == region:
            meet = reflector or theirs
        elif up:
            meet = theirs and (reflector or region not in led)
        else:
            meet = down and reflector and (theirs or where not in led)
        if meet:
            remote_as = other.asn or asn
            found.append(
                OverlayPeer(
                    address=_loopback(place, other.name),
                    remote_as=remote_as,
                    external=remote_as != place.asn,
                    client=reflector and (down or not theirs),
                    description=other.name,
                )
            )
    return tuple(sorted(found, key=lambda peer: int(peer.address)))


def _loopback(place: Place, device: str) -> IPv4Address:
    return place.ledger.ipv4(place.city.path, device, "loopback4")[0]
