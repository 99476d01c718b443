"""Flow summaries: nfdump's CSV (1.6 and 1.7) and the JSON lines of goflow2."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from ipaddress import ip_address
from typing import Final

from edugrid.intent.moment import SHANGHAI
from edugrid.mining.flow import Flow

_PROTOCOLS: Final = {"6": "tcp", "17": "udp", "tcp": "tcp", "udp": "udp"}
_NAMES: Final = (
    {"source": "sa", "sport": "sp", "destination": "da", "port": "dp", "proto": "pr", "packets": "ipkt", "octets": "ibyt",
     "start": "ts", "end": "te", "duration": "td"},
    {"source": "srcAddr", "sport": "srcPort", "destination": "dstAddr", "port": "dstPort", "proto": "proto",
     "packets": "packets", "octets": "bytes", "start": "firstSeen", "end": "", "duration": "duration"},
)  # fmt: skip
"""Columns of ``nfdump -o csv``: of 1.6 (nfdump(1)), then of 1.7."""


def read_flows(lines: Iterable[str]) -> Iterator[Flow]:
    """Every flow with addresses and ports; the form is told by each line, and lines of no form are left out."""
    header: dict[str, int] = {}
    names: Mapping[str, str] = {}
    for number, text in enumerate(lines, 1):
        line = text.strip()
        if line.startswith("{"):
            yield from _goflow2(number, line)
            continue
        cells = _cells(line)
        known = next((one for one in _NAMES if {one["source"], one["destination"]} <= set(cells)), None)
        if known is not None:
            header, names = {cell: index for index, cell in enumerate(cells)}, known
        elif header:
            yield from _nfdump(number, {key: _cell(cells, header.get(name)) for key, name in names.items()})


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error:  # a cell without an end
        return []


def _cell(cells: list[str], index: int | None) -> str:
    return cells[index].strip() if index is not None and index < len(cells) else ""


def _nfdump(number: int, row: Mapping[str, str]) -> Iterator[Flow]:
    try:
        start = _seconds(row["start"])
        end = _seconds(row["end"]) if row["end"] else None
        if end is None and start is not None and row["duration"]:
            end = start + float(row["duration"])
        yield Flow(
            number,
            _PROTOCOLS.get(row["proto"].lower(), ""),
            ip_address(row["source"]),
            int(float(row["sport"] or 0)),
            ip_address(row["destination"]),
            int(float(row["port"] or 0)),
            start,
            end,
            int(row["packets"] or 0),
            int(row["octets"] or 0),
        )
    except (
        ValueError,
        OverflowError,
        OSError,
    ):  # the summary at the end, a line that was cut off, a time of no calendar
        return


def _seconds(text: str) -> float | None:
    if not text:
        return None
    if text.replace(".", "", 1).isdigit():
        return float(text)
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp()


def _goflow2(number: int, line: str) -> Iterator[Flow]:
    try:
        row = json.loads(line)
        rate = int(row.get("sampling_rate") or 1)
        yield Flow(
            number,
            _PROTOCOLS.get(str(row.get("proto", "")).lower(), ""),
            ip_address(row["src_addr"]),
            int(row.get("src_port") or 0),
            ip_address(row["dst_addr"]),
            int(row.get("dst_port") or 0),
            _nanoseconds(row.get("time_flow_start_ns")),
            _nanoseconds(row.get("time_flow_end_ns")),
            int(row.get("packets") or 0) * rate,
            int(row.get("bytes") or 0) * rate,
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return


def _nanoseconds(value: object) -> float | None:
    return int(value) / 1e9 if isinstance(value, int | str) and int(value) else None
