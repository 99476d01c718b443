"""VLANs of a VRP or Comware configuration and the ports that carry them."""

import re
from typing import Any

from edugrid.vendors.base.config_sections import config_sections

_PORT = re.compile(r"port (?:default vlan|access vlan|trunk allow-pass vlan|trunk permit vlan) (.+)")
_MAX = 4094


def configured_vlans(running: str) -> dict[str, dict[str, Any]]:
    """NAPALM's ``get_vlans`` shape: id as text, ``name`` (or the description), ``interfaces``."""
    found: dict[str, dict[str, Any]] = {}
    for head, body in config_sections(running):
        match = re.fullmatch(r"vlan (?:batch )?([\d to]+)", head)
        for number in _numbers(match[1]) if match else ():
            entry = found.setdefault(str(number), {"name": "", "interfaces": []})
            entry["name"] = entry["name"] or _name(body)
    for head, body in config_sections(running):
        if not head.startswith("interface "):
            continue
        for number in {number for line in body for number in _carried(line)}:
            if str(number) in found:
                found[str(number)]["interfaces"].append(head.split()[1])
    return found


def _carried(line: str) -> list[int]:
    match = _PORT.fullmatch(line)
    return _numbers(match[1]) if match else []


def _name(body: tuple[str, ...]) -> str:
    words = dict(line.partition(" ")[::2] for line in body)
    return words.get("name") or words.get("description") or ""


def _numbers(text: str) -> list[int]:
    """``2 to 4 10`` → 2, 3, 4, 10; ``all`` → every VLAN."""
    if text.strip() == "all":
        return list(range(1, _MAX + 1))
    ranges = re.findall(r"(\d+)(?: to (\d+))?", text)
    return [number for low, high in ranges for number in range(int(low), int(high or low) + 1)]
