"""What an OLT does not answer, whoever made it."""

from collections.abc import Iterable
from typing import Final

_ROUTED: Final = (
    "get_interfaces_ip",
    "get_bgp_neighbors",
    "get_route_to",
    "get_arp_table",
    "get_ipv6_neighbors_table",
)
_UNSEEN: Final = (
    "get_interfaces",
    "get_interfaces_counters",
    "get_lldp_neighbors",
    "get_lldp_neighbors_detail",
    "get_users",
    "ping",
)


def olt_unanswered(device: str, also: Iterable[str] = (), **reasons: str) -> dict[str, str]:
    """Getters with their reasons, for ``unanswered``: of ``device``, ``also`` unseen, and with ``reasons`` of their own."""
    unseen = f"what {device} prints for it was never compared with a device"
    routed = dict.fromkeys(_ROUTED, "an OLT switches and does not route here")
    return routed | dict.fromkeys((*_UNSEEN, *also), unseen) | reasons
