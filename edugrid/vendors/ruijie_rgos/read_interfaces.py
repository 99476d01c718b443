"""Interfaces from ``show interfaces`` of RGOS."""

import re
from typing import Any

# "GigabitEthernet 0/1 is UP  , line protocol is UP"; the shape is the one of Cisco-like devices, believed only
_HEAD = re.compile(
    r"^(?P<name>[A-Z]\w* ?[\d/.]+) is (?P<state>administratively down|\w+)\s*,\s*line protocol is (?P<line>\w+)",
    re.MULTILINE | re.IGNORECASE,
)
_UNKNOWN = -1


def read_interfaces(answer: str) -> dict[str, dict[str, Any]]:
    """NAPALM's ``get_interfaces`` shape: speed in Mbit/s (-1.0 unknown), MTU in bytes (-1 unknown)."""
    found: dict[str, dict[str, Any]] = {}
    heads = list(_HEAD.finditer(answer))
    for head, end in zip(heads, [*(one.start() for one in heads[1:]), len(answer)], strict=True):
        body = answer[head.end() : end]
        bandwidth = _first(r"BW\s+(\d+)\s*Kbit", body)
        found[head["name"]] = {
            "is_up": head["state"].upper() == "UP" and head["line"].upper() == "UP",
            "is_enabled": "administratively" not in head["state"].lower(),
            "description": _first(r"^[ \t]*Description:[ \t]*((?:.*\S)?)\s*$", body),
            "last_flapped": -1.0,
            "speed": int(bandwidth) / 1000 if bandwidth else -1.0,
            "mtu": int(_first(r"MTU\s+(\d+)", body) or _UNKNOWN),
            "mac_address": mac_address(_first(r"address is ([0-9a-f.]{14})", body)),
        }
    return found


def mac_address(text: str) -> str:
    """``02E0.1234.ABCD`` as ``02:E0:12:34:AB:CD``; an empty text stays empty."""
    digits = re.sub(r"[^0-9a-fA-F]", "", text).upper()
    return ":".join(digits[place : place + 2] for place in range(0, len(digits), 2))


def _first(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.MULTILINE | re.IGNORECASE)
    return match[1] if match else ""
