"""A broken ONU gets another in its place: one cell of the register changes."""

import re
from pathlib import Path

from edugrid.intent.problems import IntentError, Problem
from edugrid.intent.source import shown
from edugrid.put_file import put_file
from edugrid.text import Text

_SERIAL = re.compile(r"[A-Z]{4}[0-9A-F]{8}|[0-9A-F]{16}")


def replace_serial(root: Path, region: str, old: str, new: str, *, write: bool) -> tuple[Path, str, str]:
    """Find ``old`` in the registers of ONUs of ``region``'s city, and put ``new`` in its place.

    Returns the register, the line as it was and as it is. Only that line changes, everything else stays byte for byte.

    Raises:
        IntentError: no row has ``old``, another has ``new``, or ``new`` is no serial number; nothing was written.

    """
    city = root / "/".join(region.strip("/").split("/")[:2])
    old, new = old.strip().upper(), new.strip().upper()
    registers = [path for path in sorted(city.rglob("registers/onus.csv")) if path.is_file()]
    found: list[tuple[Path, int, str]] = []
    for path in registers:
        for number, line in enumerate(_lines(path), 1):
            cells = {cell.strip().upper() for cell in line.strip().split(",")}
            if new in cells:
                raise _refusal(path, number, Text(f"{new} stands here already", f"{new} 已登记在此行"))
            if old in cells:
                found.append((path, number, line))
    place = registers[0] if registers else city / "registers/onus.csv"
    if not _SERIAL.fullmatch(new):
        told = Text(f"{new!r} is no serial number (HWTC4D410001)", f"“{new}”不是序列号（如 HWTC4D410001）")
        raise _refusal(place, 1, told)
    if len(found) != 1:
        raise _refusal(place, 1, Text(f"no single row has the serial {old}", f"没有唯一一行的序列号为 {old}"))
    path, number, line = found[0]
    changed = re.sub(rf"(?<![^,\s]){re.escape(old)}(?![^,\s])", new, line, count=1, flags=re.IGNORECASE)
    if write:
        lines = _lines(path)
        lines[number - 1] = changed
        put_file(path, "".join(lines))
    return path, line.rstrip("\r\n"), changed.rstrip("\r\n")


def _lines(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(file)


def _refusal(path: Path, line: int, message: Text) -> IntentError:
    return IntentError([Problem(shown(path), line, "serial", "onu-replacement", message)])
