"""Whether a simulated device gets an answer to a ping."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import interface_facts

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.match import Match


def answers(device: Device, target: str) -> bool:
    """Its own addresses answer, and those it was told are reachable."""
    wanted = ip_address(target)
    own = {ip_address(a.partition("/")[0]) for f in interface_facts(device) if f.up for a in (*f.ipv4, *f.ipv6)}
    return wanted in own or wanted in {ip_address(text) for text in device.learnt.reachable}


def ping_options(match: Match) -> tuple[int, int, int]:
    """Count, size and time to live of the typed ping: 5, 56 and 255 unless given."""
    words = list(match.pieces)

    def after(option: str, default: int) -> int:
        return int(words[words.index(option) + 1]) if option in words else default

    return after("-c", 5), after("-s", 56), after("-h", 255)
