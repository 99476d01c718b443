"""The registers of a city as they stand on disk."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from edugrid.intent.load import load_intent
from edugrid.intent.tree import City, Intent
from edugrid.sheets.merge_csv import merge_csv
from edugrid.sheets.record import Record
from edugrid.text import Text
from edugrid.whitelist.errors import WhitelistError


class RegisterFiles(NamedTuple):
    """``folder`` holds the registers of ``city``."""

    intent: Intent
    city: City
    folder: Path

    def text(self, name: str) -> str:
        """The text of ``<name>.csv``; empty where there is none."""
        path = self.path(name)
        return path.read_bytes().decode() if path.exists() else ""

    def path(self, name: str) -> Path:
        """Where ``<name>.csv`` stands."""
        return self.folder / f"{name}.csv"

    def merged(self, name: str, columns: tuple[str, ...], values: Mapping[str, str]) -> str:
        """The text of ``<name>.csv`` with the row of this ``id`` changed or appended."""
        record = Record("", 0, {key: value for key, value in values.items() if value}, {})
        return merge_csv(self.text(name), columns, columns, ("id",), [record]).text


def register_files(root: Path, region: str) -> RegisterFiles:
    """The registers of the city in which ``region`` lies.

    Raises:
        edugrid.intent.problems.IntentError: the intent has problems already; they are mended first.
        WhitelistError: a province has no registers of its own.

    """
    parts = region.strip("/").split("/")
    if len(parts) == 1:
        raise WhitelistError(
            Text(f"{region}: registers are a city's; name the city", f"{region}：登记册按地市设置，请写明地市")
        )
    intent = load_intent(root, "/".join(parts[:2]))
    return RegisterFiles(intent, intent.cities[0], root / parts[0] / parts[1] / "registers")
