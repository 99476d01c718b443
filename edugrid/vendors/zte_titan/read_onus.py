"""ONUs in the tables of a C600."""

import re
from typing import Any

_STATE = re.compile(r"^(\d+/\d+/\d+):(\d+)\s+\S+\s+\S+\s+(\S+)", re.MULTILINE)
_SERIAL = re.compile(r"^gpon_onu-(\d+/\d+/\d+):(\d+)\s.*?SN:([A-Z]{4}[0-9A-F]{8})", re.MULTILINE)
_POWER = re.compile(r"^gpon_onu-\d+/\d+/\d+:(\d+)\s+(-?\d+\.\d+)\(dbm\)", re.MULTILINE)
_FOUND = re.compile(r"^gpon_olt-(\S+)\s+\S+\s+([A-Z]{4}[0-9A-F]{8})", re.MULTILINE)
_NAMED = re.compile(r"^interface gpon_onu-(\S+):(\d+)\s*\n(?:  .*\n)*?  description (.*)$", re.MULTILINE)


def onu_states(text: str) -> dict[tuple[str, int], str]:
    """``online`` or ``offline`` by (port, ONU id), from ``show gpon onu state``; only ``working`` is online."""
    return {(row[1], int(row[2])): "online" if row[3] == "working" else "offline" for row in _STATE.finditer(text)}


def onu_serials(text: str) -> dict[tuple[str, int], str]:
    """Serial in sixteen digits by (port, ONU id), from ``show gpon onu baseinfo``."""
    return {(row[1], int(row[2])): _digits(row[3]) for row in _SERIAL.finditer(text)}


def onu_power(text: str) -> dict[int, float]:
    """Light (dBm) by ONU id, from ``show pon power``; an ONU without a signal is not there."""
    return {int(row[1]): float(row[2]) for row in _POWER.finditer(text)}


def onu_descriptions(text: str) -> dict[tuple[str, int], str]:
    """Descriptions by (port, ONU id), from the running configuration."""
    return {(row[1], int(row[2])): row[3].strip() for row in _NAMED.finditer(text)}


def found_onus(text: str) -> list[dict[str, Any]]:
    """ONUs that nobody configured, from ``show pon onu uncfg``."""
    return [
        {"port": pon, "onu_id": -1, "serial": _digits(serial), "state": "unknown", "rx_dbm": None, "description": ""}
        for pon, serial in _FOUND.findall(text)
    ]


def _digits(serial: str) -> str:
    return serial[:4].encode("ascii").hex().upper() + serial[4:]
