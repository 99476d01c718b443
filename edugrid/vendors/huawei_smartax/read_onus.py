"""ONUs in the tables of a SmartAX."""

import re
from typing import Any

_ROW = re.compile(r"^[ \t]*\d+/\s*\d+/\s*\d+\s+(\d+)\s+([0-9A-F]{16})\s+\S+\s+(online|offline)\b", re.MULTILINE)
_NAME = re.compile(r"^[ \t]*\d+/\s*\d+/\s*\d+\s+(\d+)\s{2,}(\S(?:.*\S)?)[ \t]*$", re.MULTILINE)
_LEVEL = re.compile(r"^[ \t]*(\d+)\s+(-?\d+\.\d+)\s+-?\d+\.\d+\s+(-?\d+\.\d+)\s", re.MULTILINE)
_FOUND = re.compile(r"F/S/P\s*:\s*(\S+)\s(?:(?!F/S/P).)*?Ont SN\s*:\s*([0-9A-F]{16})", re.DOTALL)


def listed_onus(pon: str, text: str) -> list[dict[str, Any]]:
    """Configured ONUs of one port from ``display ont info F S P all``; empty without any."""
    names = {int(row[1]): row[2] for row in _NAME.finditer(text.partition("Description")[2])}
    return [
        {
            "port": pon,
            "onu_id": int(row[1]),
            "serial": row[2],
            "state": row[3],
            "rx_dbm": None,
            "description": names.get(int(row[1]), ""),
        }
        for row in _ROW.finditer(text)
    ]


def onu_levels(text: str) -> dict[int, tuple[float, float]]:
    """Light in dBm by ONU id: at the ONU, and at the OLT from it; from ``display ont optical-info P all``."""
    return {int(row[1]): (float(row[2]), float(row[3])) for row in _LEVEL.finditer(text)}


def found_onus(text: str) -> list[dict[str, Any]]:
    """ONUs that nobody configured, from ``display ont autofind all``."""
    return [
        {"port": pon, "onu_id": -1, "serial": serial, "state": "unknown", "rx_dbm": None, "description": ""}
        for pon, serial in _FOUND.findall(text)
    ]
