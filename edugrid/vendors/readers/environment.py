"""Fans, power, temperature, processor and memory in NAPALM's shape."""

from collections.abc import Iterable
from typing import Any

from edugrid.vendors.base.read_table import Row

_KILO = 1024
_UNKNOWN = -1.0


def fans(rows: Iterable[Row]) -> dict[str, dict[str, bool]]:
    """{fan: {"status": works}}."""
    return {_named("FAN", row): {"status": row["status"].lower() in {"normal", "ok"}} for row in rows}


def power(rows: Iterable[Row]) -> dict[str, dict[str, Any]]:
    """{supply: status, output and capacity in watts (-1.0 where the device does not tell)}; empty slots are left out."""
    return {
        _named("PWR", row): {
            "status": row["status"].lower() in {"supply", "normal", "ok"},
            "output": _watts(row["output"]),
            "capacity": _watts(row.get("capacity", "")),
        }
        for row in rows
        if row["status"].lower() not in {"absent", "-", "--", "no"}
    }


def temperature(rows: Iterable[Row]) -> dict[str, dict[str, Any]]:
    """{sensor: degrees Celsius, and whether the device's own limits are passed}."""
    found = {}
    for row in rows:
        degrees = float(row["temperature"])
        found[_named("", row)] = {
            "temperature": degrees,
            "is_alert": _passed(degrees, row["alert"]),
            "is_critical": _passed(degrees, row["critical"]),
        }
    return found


def cpu(rows: Iterable[Row]) -> dict[int, dict[str, float]]:
    """{number in the order shown: {"%usage": per cent}}."""
    return {number: {"%usage": float(row["usage"])} for number, row in enumerate(rows)}


def memory(rows: Iterable[Row]) -> dict[str, int]:
    """Bytes installed (``available_ram``, as NAPALM calls it) and used, over all boards.

    Rows count kilobytes, except where a ``unit`` says ``bytes``.
    """
    known = [(row, 1 if row.get("unit") == "bytes" else _KILO) for row in rows]
    return {
        "available_ram": sum(int(row["total"]) * unit for row, unit in known),
        "used_ram": sum(int(row["used"]) * unit for row, unit in known),
    }


def _named(kind: str, row: Row) -> str:
    """``1/FAN2`` for what stands in slot 1."""
    name = " ".join(row["name"].split())
    name = f"{kind}{name}" if name.isdigit() else name
    return f"{row['slot']}/{name}" if row.get("slot") else name


def _watts(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return _UNKNOWN


def _passed(degrees: float, limit: str) -> bool:
    return limit.lstrip("-").isdigit() and degrees >= float(limit)
