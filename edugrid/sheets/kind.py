"""Kinds of sheets: which headings mean which field, as data."""

from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.words import Words

FOLDER: Final = Path(__file__).parent / "kinds"
KINDS: Final = ("schools", "legacy", "onus", "assets", "systems")
"""In the order in which headings are tried."""

Reads = Literal[
    "text", "code", "exact", "serial", "slug", "room", "count", "mbps", "metres", "date", "deadline", "list", "words", "county",
    "school", "cloud", "site", "own_site", "goal", "names", "gigabytes", "decimal",
]  # fmt: skip


class SheetField(Frozen):
    """One field: its heading in templates (``title``), other headings, and how its cells are read (``reads``).

    ``digits`` is the length of a code. ``values`` are the inventory's words and what people write for each;
    with ``choices`` nothing else is meant. ``units`` may follow a number. ``says`` and ``example`` are for templates.
    """

    title: Words
    headings: tuple[str, ...] = ()
    reads: Reads = "text"
    required: bool = False
    digits: int = 0
    values: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    choices: bool = False
    units: tuple[str, ...] = ()
    says: Words = Words(en="", zh="")
    example: str = ""


class Kind(Frozen):
    """A kind of sheet; ``key`` are the fields that tell rows apart, no two rows share a field of ``unique``.

    ``parts``: kinds of further sheets that such a workbook may have.
    """

    name: str
    title: Words
    key: tuple[str, ...]
    fields: dict[str, SheetField]
    unique: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class Common(Frozen):
    """What every kind shares: headings that are left out, rows that are no data, cells that mean nothing."""

    ignored: tuple[str, ...]
    personal: tuple[str, ...]
    secrets: tuple[str, ...]
    pupils: tuple[str, ...]
    totals: tuple[str, ...]
    notes: tuple[str, ...]
    signatures: tuple[str, ...]
    examples: tuple[str, ...]
    empty: tuple[str, ...]
    same: tuple[str, ...]
    fillers: tuple[str, ...]


@cache
def load_kind(name: str) -> Kind:
    """The kind ``name`` (one of ``KINDS``)."""
    return Kind.model_validate(_yaml(name))


@cache
def load_common() -> Common:
    """What every kind shares."""
    return Common.model_validate(_yaml("common"))


def _yaml(name: str) -> object:
    from ruamel.yaml import YAML

    return YAML(typ="safe").load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
