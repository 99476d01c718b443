"""Interfaces from ``display interface`` of VRP and Comware."""

import re
from typing import Any

_HEAD = re.compile(r"^(?P<name>[A-Z0-9][\w./:-]*)(?:\s+current state\s*:\s*(?P<state>\S(?:.*\S)?))?\s*$", re.MULTILINE)
_STATE = re.compile(r"^[ \t]*Current state\s*:\s*(\S(?:.*\S)?)\s*$", re.MULTILINE | re.IGNORECASE)
_DESCRIPTION = re.compile(r"^[ \t]*Description:[ \t]*((?:.*\S)?)\s*$", re.MULTILINE | re.IGNORECASE)
_MTU = re.compile(r"Maximum Transmi\w+ Unit(?: is|:)\s*(\d+)", re.IGNORECASE)
_MAC = re.compile(r"Hardware address(?: is|:)\s*([0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4})", re.IGNORECASE)
_SPEED = re.compile(r"^[ \t]*Speed\s*:\s*(\d+)", re.MULTILINE | re.IGNORECASE)
_BANDWIDTH = re.compile(r"^[ \t]*Bandwidth:\s*(\d+)\s*kbps", re.MULTILINE | re.IGNORECASE)
_UNKNOWN_MTU = -1


def interface_details(answer: str) -> dict[str, dict[str, Any]]:
    """NAPALM's ``get_interfaces`` shape: speed in Mbit/s (-1.0 unknown), MTU in bytes (-1 unknown).

    Both shapes are read: ``X current state : UP`` (VRP, older Comware) and ``X`` / ``Current state: UP`` (Comware 7).
    Source: captures in ntc-templates, ``huawei_vrp`` and ``hp_comware``.
    """
    found: dict[str, dict[str, Any]] = {}
    heads = _heads(answer)
    ends = [head.start() for head in heads[1:]] + [len(answer)]
    for head, end in zip(heads, ends, strict=True):
        body = answer[head.end() : end]
        own = _STATE.search(body)
        state = head["state"] or (own[1] if own else "")
        found[head["name"]] = {
            "is_up": state.upper().startswith("UP"),
            "is_enabled": "administratively" not in state.lower(),
            "description": _first(_DESCRIPTION, body) or "",
            "last_flapped": -1.0,
            "speed": _speed(body),
            "mtu": int(_first(_MTU, body) or _UNKNOWN_MTU),
            "mac_address": _mac(_first(_MAC, body)),
        }
    return found


def interface_states(answer: str) -> dict[str, bool]:
    """Whether each interface is up; what ``interface_details`` has as ``is_up``."""
    found: dict[str, bool] = {}
    for head in _heads(answer):
        own = None if head["state"] else _STATE.match(answer, head.end() + 1)
        found[head["name"]] = (head["state"] or (own[1] if own else "")).upper().startswith("UP")
    return found


def _heads(answer: str) -> list[re.Match[str]]:
    return [head for head in _HEAD.finditer(answer) if head["state"] or _STATE.match(answer, head.end() + 1)]


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match else None


def _speed(body: str) -> float:
    own = _first(_SPEED, body)
    if own:
        return float(own)
    kilobits = _first(_BANDWIDTH, body)
    return int(kilobits) / 1000 if kilobits else -1.0


def _mac(text: str | None) -> str:
    digits = (text or "").replace("-", "").upper()
    return ":".join(digits[place : place + 2] for place in range(0, len(digits), 2))
