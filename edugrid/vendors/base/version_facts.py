"""Facts from ``display version`` of VRP and Comware."""

import re
from typing import Any

_UNITS = {"year": 31536000, "week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}


def version_facts(answer: str, vendor: str) -> dict[str, Any]:
    """``uptime`` (s, -1.0 when not told), ``vendor``, ``model``, ``os_version`` of a ``display version`` answer.

    The word SIMULATED anywhere in the answer is kept in ``os_version``: reports must say what stood on the other side.
    """
    version = re.search(r"Version\s+([^\n]+)", answer, re.IGNORECASE)
    model = re.search(rf"^[ \t]*{vendor}\s+(\S+)[^\n]*?\s+uptime is\s+([^\n]+)", answer, re.IGNORECASE | re.MULTILINE)
    os_version = version[1].strip() if version else ""
    if "SIMULATED" in answer.upper() and "SIMULATED" not in os_version.upper():
        os_version = f"{os_version} SIMULATED".strip()
    return {
        "uptime": _seconds(model[2]) if model else -1.0,
        "vendor": vendor,
        "model": model[1] if model else "",
        "os_version": os_version,
    }


def _seconds(text: str) -> float:
    return float(
        sum(int(number) * _UNITS[unit] for number, unit in re.findall(r"(\d+)\s+(\w+?)s?\b", text) if unit in _UNITS)
    )
