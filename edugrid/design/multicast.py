"""Feature: snooping and PIM-SM for lessons."""

from edugrid.design.device.multicast import Multicast
from edugrid.design.first_hops import first_hops
from edugrid.design.nat64 import ipv6_only
from edugrid.design.place import Place
from edugrid.design.uplinks import link_ports


def multicast(place: Place) -> Multicast | None:
    """What the device does for the segments with lessons; None where it does nothing."""
    asked = place.network.multicast
    if asked is None or (asked.roles and place.device.role not in asked.roles):
        return None
    sites = [code for trunk in place.device.trunks for code in trunk.schools]
    carried = {segment for code in sites for segment in place.sites.get(code, ())}
    lessons = sorted(one.vlan for one in carried if not asked.segments or one.name in asked.segments)
    alone = ipv6_only(place)  # PIM-SM is IPv4's
    hops = tuple(
        hop
        for hop, one in first_hops(place)
        if one.name not in alone and (not asked.segments or one.name in asked.segments)
    )
    links = tuple(port.name for port in link_ports(place.city, place.device, place.ledger))
    if not lessons and not hops and not links:
        return None
    return Multicast(rp=asked.rp, vlans=tuple(lessons), hops=hops, links=links)
