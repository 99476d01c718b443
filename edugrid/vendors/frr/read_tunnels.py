"""The far ends of a tenant's tunnels over VXLAN."""

from collections.abc import Callable
from typing import Any

Tunnels = dict[str, dict[str, bool]]
"""By routing table: whether the router MAC (RFC 9135, 4.2) of each next hop is known."""


def read_tunnels(ask: Callable[[str], dict[str, Any]]) -> Tunnels:
    """Next hops over VXLAN of each tenant whose number is up; ``ask`` gives vtysh a command that prints JSON.

    The standard library is all it needs: the router runs it as well (config_job.sh).
    """
    tenants = {one["vrf"]: one for one in ask("show vrf vni json").get("vrfs", []) if one["state"] == "Up"}
    known = ask("show evpn next-hops vni all json") if tenants else {}
    found: Tunnels = {}
    for vrf, tenant in tenants.items():
        told = known.get(str(tenant["vni"]), {})
        found[vrf] = {
            hop["ip"]: hop["ip"] in told
            for family in ("ip", "ipv6")
            for entries in ask(f"show {family} route vrf {vrf} bgp json").values()
            for entry in entries
            for hop in entry.get("nexthops", [])
            if hop.get("onLink") and hop.get("interfaceName") == tenant["sviIntf"] and "ip" in hop
        }
    return found
