"""The far ends of a tenant's tunnels over VXLAN."""

from typing import Any

Tunnels = dict[str, dict[str, bool]]
"""By routing table: whether the router MAC (RFC 9135, 4.2) of each next hop is known."""


def read_tunnels(
    tenants: list[dict[str, Any]], known: dict[str, Any], routes: dict[str, list[dict[str, Any]]]
) -> Tunnels:
    """Next hops of the tenants' routes over VXLAN.

    ``tenants``: the ``vrfs`` of `show vrf vni json`. ``known``: `show evpn next-hops vni all json`. ``routes``: by routing table,
    what `show ip|ipv6 route vrf VRF bgp json` print.
    """
    found: Tunnels = {}
    for tenant in tenants:
        told = known.get(str(tenant["vni"]), {})
        found[tenant["vrf"]] = {
            hop["ip"]: hop["ip"] in told
            for shown in routes[tenant["vrf"]]
            for entries in shown.values()
            for entry in entries
            for hop in entry.get("nexthops", [])
            if hop.get("onLink") and hop.get("interfaceName") == tenant["sviIntf"] and "ip" in hop
        }
    return found
