"""Who may speak to a load balancer; pure."""

from typing import Final

from edugrid.design.tenancy_security import BALANCER
from edugrid.design.tenancy_spec import BalancerSpec, SecurityGroup

NOBODY: Final = {4: "127.0.0.1/32", 6: "::1/128"}
"""Octavia takes an empty list for everybody."""


def let_in(group: SecurityGroup, balancer: BalancerSpec | None) -> dict[int, list[str]]:
    """Whitelisted prefixes by IP version that may reach the port of ``balancer``; one that is nobody's where none may."""
    if balancer is None:
        return {}
    protocol = "udp" if balancer.protocol == "UDP" else "tcp"
    found: dict[int, set[str]] = {4: set(), 6: set()}
    for rule in group.rules:
        first, last = rule.port_min or 1, rule.port_max or 65535
        if rule.whitelist_id != BALANCER and rule.protocol == protocol and first <= balancer.port <= last:
            found[rule.source.version].add(str(rule.source))
    return {version: sorted(prefixes) or [NOBODY[version]] for version, prefixes in found.items()}
