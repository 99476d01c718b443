"""The routing table of a simulated device: what its configuration gives, and what it was told it learnt."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_interface, ip_network
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import interface_facts
from edugrid.lab.devices.core.learnt import Route

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device


def known_routes(device: Device, version: int, *, connected: str = "Direct") -> list[Route]:
    """Routes of one IP version in order of their prefixes."""
    found = [route for route in device.learnt.routes if ip_network(route.prefix).version == version]
    for fact in interface_facts(device):
        if fact.up:
            for text in fact.ipv4 if version == 4 else fact.ipv6:  # noqa: PLR2004 - IP version
                address = ip_interface(text)
                found.append(Route(str(address.network), str(address.ip), fact.name, connected, 0))
    found += [route for route in _null_routes(device) if ip_network(route.prefix).version == version]
    return sorted(found, key=lambda route: _order(ip_network(route.prefix)))


def _null_routes(device: Device) -> list[Route]:
    """Static routes that are always there: what they take is discarded. Others hang on a next hop, which nobody has here."""
    found = []
    for line in device.running_text().splitlines():
        words = line.split()
        if words[1:2] == ["route-static"] and words[4:5] == ["NULL0"]:
            network = ip_network("/".join(words[2:4]))
            none = "0.0.0.0" if network.version == 4 else "::"  # noqa: PLR2004, S104 - IP version; "none", as it is printed
            found.append(Route(str(network), none, "NULL0", "Static", 60))
    return found


def matching_routes(routes: list[Route], words: tuple[str, ...], *, longer: bool) -> list[Route]:
    """``words``: nothing (all routes), an address (its best match), or an address and a length (that prefix).

    ``longer``: every route within that prefix.
    """
    if not words:
        return routes
    within = ip_network("/".join(words), strict=False)
    if longer:
        return [route for route in routes if _inside(ip_network(route.prefix), within)]
    if len(words) > 1:
        return [route for route in routes if ip_network(route.prefix) == within]
    hits = [route for route in routes if ip_address(words[0]) in ip_network(route.prefix)]
    longest = max((ip_network(route.prefix).prefixlen for route in hits), default=0)
    return [route for route in hits if ip_network(route.prefix).prefixlen == longest]


def _inside(network: IPv4Network | IPv6Network, within: IPv4Network | IPv6Network) -> bool:
    return network.network_address in within and network.prefixlen >= within.prefixlen


def _order(network: IPv4Network | IPv6Network) -> tuple[int, int]:
    return int(network.network_address), network.prefixlen
