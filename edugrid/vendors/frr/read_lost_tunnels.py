"""Routes over VXLAN whose far end zebra does not know."""

from typing import Any


def read_lost_tunnels(
    tenants: list[dict[str, Any]], known: dict[str, Any], routes: dict[str, list[dict[str, Any]]]
) -> dict[str, list[str]]:
    """Next hops without a router MAC, by routing table; [] where each has one.

    ``tenants``: the ``vrfs`` of `show vrf vni json`. ``known``: `show evpn next-hops vni all json`. ``routes``: by routing table,
    what `show ip|ipv6 route vrf VRF bgp json` print.
    """
    found = {}
    for tenant in tenants:
        tunnels = set(known.get(str(tenant["vni"]), {}))
        used = {
            hop["ip"]
            for shown in routes[tenant["vrf"]]
            for entries in shown.values()
            for entry in entries
            for hop in entry.get("nexthops", [])
            if hop.get("onLink") and hop.get("interfaceName") == tenant["sviIntf"] and "ip" in hop
        }
        found[tenant["vrf"]] = sorted(used - tunnels)
    return found
