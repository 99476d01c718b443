"""What a new configuration would add to a device: VLANs, and ports that were not configured before."""

import re
from collections.abc import Collection
from typing import Final

from edugrid.network.vlans import expand_vlans

_VLAN: Final = re.compile(r"^vlan (?:batch )?(\d[\d ,to-]*)$")
_PORT: Final = re.compile(r"^interface (\S.*)$")


def growth(running: str, intended: str, ports: Collection[str] | None = None) -> tuple[str, ...]:
    """New VLANs (``vlan 12``) and newly configured ports (``interface GE1/0/4``), in order of the intended text; pure.

    A port is new when the running text has nothing below its ``interface`` line. With ``ports`` only these are looked
    at, and no VLANs: other ports of the device may go on.
    """
    had, had_ports = _vlans(running), _configured(running)
    found = [f"interface {name}" for name in _configured(intended) if name not in had_ports]
    if ports is not None:
        return tuple(name for name in found if name.removeprefix("interface ") in ports)
    return (*(f"vlan {number}" for number in sorted(_vlans(intended) - had)), *found)


def _vlans(text: str) -> set[int]:
    found: set[int] = set()
    for line in text.splitlines():
        match = _VLAN.match(line.rstrip())
        if match:
            found |= expand_vlans(match[1].strip())
    return found


def _configured(text: str) -> dict[str, None]:
    """Ports with at least one line below them, in order."""
    found: dict[str, None] = {}
    port = ""
    for line in text.splitlines():
        match = _PORT.match(line.rstrip())
        if match:
            port = match[1]
        elif line[:1] != " ":
            port = ""
        elif port and line.strip():
            found[port] = None
    return found
