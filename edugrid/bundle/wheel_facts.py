"""What a wheel says of itself."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from typing import TYPE_CHECKING, Final

from edugrid.bundle.licence_of import licence_of

if TYPE_CHECKING:
    from email.message import Message
    from pathlib import Path

SOURCE_WORDS: Final = ("source", "repository", "code", "github", "homepage", "home-page")


@dataclass(frozen=True)
class WheelFacts:
    """``licence`` and ``source`` as its authors wrote them, ``""`` where they did not; ``unpacked`` in bytes."""

    name: str
    version: str
    licence: str
    source: str
    unpacked: int


def wheel_facts(wheel: Path) -> WheelFacts:
    """Name, version, licence and source address out of the wheel's METADATA (core metadata 2.4)."""
    with zipfile.ZipFile(wheel) as file:
        entries = file.infolist()
        inside = next(
            entry
            for entry in entries
            if entry.filename.count("/") == 1 and entry.filename.endswith(".dist-info/METADATA")
        )
        said = HeaderParser().parsestr(file.read(inside).decode("utf-8", "replace"))
    unpacked = sum(entry.file_size for entry in entries)
    return WheelFacts(said["Name"], said["Version"], licence_of(said), _source(said), unpacked)


def _source(said: Message) -> str:
    named = dict(str(line).split(",", 1) for line in said.get_all("Project-URL", []) if "," in line)
    for word in SOURCE_WORDS:
        for name, address in named.items():
            if word in name.lower():
                return address.strip()
    return str(said.get("Home-page", "")).strip() or next((address.strip() for address in named.values()), "")
