"""A spreadsheet and a region become changed inventory files, or a list of everything that is wrong."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from edugrid.intent.asset import Asset
from edugrid.intent.csv_file import read_csv
from edugrid.intent.files import SchoolRow
from edugrid.intent.network.onu import Onu
from edugrid.intent.system import SystemRow
from edugrid.intent.yaml_file import read_yaml
from edugrid.sheets.candidate import candidate_problems
from edugrid.sheets.detect_kind import detect_kind
from edugrid.sheets.kind import Kind, load_kind
from edugrid.sheets.known import Known, load_known
from edugrid.sheets.merge_csv import Merged, merge_csv
from edugrid.sheets.merge_parts import PARTS
from edugrid.sheets.merge_rooms import merge_rooms
from edugrid.sheets.problem import CellProblem
from edugrid.sheets.read_book import read_book
from edugrid.sheets.read_records import ReadSheet, read_records
from edugrid.sheets.record import Record
from edugrid.sheets.sheet_kind import sheet_kind
from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.intent.problems import Problem

_SCHOOLS: Final = ("code", "name", "county", "classes", "stage")
_ASSETS: Final = (
    "id",
    "name",
    "kind",
    "county",
    "owner",
    "model",
    "serial",
    "os",
    "addresses",
    "protection_level",
    "data_centre",
    "rack",
    "installed",
    "warranty_until",
    "state",
)
_SYSTEMS: Final = (
    "name",
    "title",
    "organisation",
    "person",
    "protection_level",
    "filing",
    "filed",
    "assessed",
)
_ONUS: Final = (
    "olt",
    "pon",
    "splitter",
    "serial",
    "loid",
    "school",
    "room",
    "type",
    "segments",
    "distance_m",
    "ports",
    "remark",
)

_SHORT: Final = {"legacy": ("机房标识", "zm-old-room"), "systems": ("系统标识", "home-school")}
"""Kinds that people know by title: the Chinese heading of their short name, and an example."""


class Imported(NamedTuple):
    """What was understood and what would change.

    ``sheets`` stand in the order of the workbook, each with the kind that its headings fit. ``before`` are the files as bytes
    (None: not there), ``merged`` what they would become; with ``problems`` there is nothing to write.
    """

    file: str
    kind: Kind
    sheets: tuple[ReadSheet, ...]
    problems: "tuple[CellProblem | Problem, ...]"
    before: dict[Path, bytes | None]
    merged: dict[Path, Merged]

    @property
    def changed(self) -> dict[Path, str]:
        """Texts of the files that would not stay as they are."""
        return {path: one.text for path, one in self.merged.items() if one.text.encode() != (self.before[path] or b"")}


def import_book(path: Path, root: Path, region: str, kind_name: str = "") -> Imported:
    """Read ``path`` (xlsx or csv) for ``region`` of the inventories ``root``; nothing is written.

    Raises:
        SheetError: the file as a whole cannot be used.
        IntentError: there is no such region, or its files cannot be read.

    """
    raw = read_book(path)
    kind = detect_kind(path.name, raw, kind_name)
    known = load_known(root, region)
    cells: list[CellProblem] = []
    kinds = [sheet_kind(sheet, kind) for sheet in raw]
    read = {
        number: read_records(path.name, sheet, kind, known, cells)
        for number, sheet in enumerate(raw)
        if kinds[number] is kind
    }
    records = _named(
        [record for sheet in read.values() for record in sheet.records], kind, path.name, root, known, cells
    )
    if kind.parts:  # what stands in a room may stand in one that the same workbook has
        known = _with_sites(known, records)
    for number, sheet in enumerate(raw):
        if kinds[number] is not kind:
            read[number] = read_records(path.name, sheet, kinds[number], known, cells)
            records += read[number].records
    sheets = tuple(read[number] for number in range(len(raw)))
    if all(sheet.head is None for sheet in sheets):
        message = Text(f"no sheet has the headings of {kind.title.en}", f"没有任何表含{kind.title.zh}的表头")
        cells.append(CellProblem(path.name, "", "", "", "no-table", message))
    records = _unique(records, path.name, cells)
    before: dict[Path, bytes | None] = {}
    while True:  # rows with a mistake are left out, so that the rules see the others; ends when none is added
        merged = _merge(records, root, known, before)
        ours, others = candidate_problems(root, region, path.name, merged)
        bad = {(problem.sheet, problem.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for problem in ours}
        left = [record for record in records if (record.sheet, str(record.row)) not in bad]
        cells += ours
        if len(left) == len(records):
            break
        records = left
    order = {sheet.title: number for number, sheet in enumerate(raw)}
    cells = sorted(dict.fromkeys(cells), key=lambda problem: (order.get(problem.sheet, -1), *_at(problem.cell)))
    # what is wrong elsewhere may only follow from rows that were left out
    return Imported(path.name, kind, sheets, tuple(cells or others), before, merged)


def _at(cell: str) -> tuple[int, int, str]:
    column = cell.rstrip("0123456789")
    return int(cell[len(column) :] or 0), len(column), column


def _target(record: Record, root: Path, known: Known) -> Path:
    city = root / known.city
    if record.kind == "schools":
        return city / "schools.csv"
    if record.kind in {"assets", "systems"}:
        return city / "registers" / f"{record.kind}.csv"
    if record.kind == "onus":
        return (city / known.county if known.county else city) / "registers" / "onus.csv"
    county = known.homes[record.values["site"]] if record.kind in PARTS else record.values.get("county", known.county)
    return city / county / "county.yml" if county else city / "city.yml"


def _with_sites(known: Known, records: list[Record]) -> Known:
    sites = {record.values["name"]: record.values["title"] for record in records}
    homes = {record.values["name"]: record.values.get("county", known.county) for record in records}
    return known._replace(sites=known.sites | sites, homes=known.homes | homes)


def _merge(records: list[Record], root: Path, known: Known, before: dict[Path, bytes | None]) -> dict[Path, Merged]:
    groups: dict[Path, list[Record]] = {}
    for record in records:
        groups.setdefault(_target(record, root, known), []).append(record)
    merged = {}
    for path, rows in groups.items():
        if path not in before:
            before[path] = path.read_bytes() if path.exists() else None
        text = (before[path] or b"").decode()
        kind = rows[0].kind
        if kind == "schools":
            merged[path] = merge_csv(text, tuple(SchoolRow.model_fields), _SCHOOLS, load_kind(kind).key, rows)
        elif kind == "assets":
            defaults = {"state": "in-use", "kind": "other"}
            merged[path] = merge_csv(text, tuple(Asset.model_fields), _ASSETS, load_kind(kind).key, rows, defaults)
        elif kind == "systems":
            defaults = {"state": "in-use"}
            merged[path] = merge_csv(text, tuple(SystemRow.model_fields), _SYSTEMS, load_kind(kind).key, rows, defaults)
        elif kind == "onus":
            merged[path] = merge_csv(
                text, tuple(Onu.model_fields), _ONUS, load_kind(kind).key, rows, {"state": "active"}
            )
        else:
            merged[path] = merge_rooms(text, rows)
    return merged


def _named(
    records: list[Record], kind: Kind, file: str, root: Path, known: Known, problems: list[CellProblem]
) -> list[Record]:
    """Data centres and systems without a short name get that of the inventory's one with the same title."""
    if kind.name not in _SHORT:
        return records
    out = []
    for record in records:
        name = record.values.get("name") or _by_title(_target(record, root, known), record.values["title"])
        if name is None:
            cell, heading = record.place("name" if "name" in record.cells else "title")
            title = record.values["title"]
            heading_zh, such = _SHORT[kind.name]
            message = Text(f"{title!r} is new here and needs a short name", f"“{title}”在清单中没有，需要{heading_zh}")
            hint = Text(f"fill the column 'Short name', such as {such}", f"请填写“{heading_zh}”列，如 {such}")
            problems.append(CellProblem(file, record.sheet, cell, heading, "no-name", message, hint))
            continue
        out.append(record._replace(values=record.values | {"name": name}))
    return out


def _by_title(path: Path, title: str) -> str | None:
    if path.suffix == ".csv":
        source = read_csv(path, ("name", "title"), tuple(SystemRow.model_fields), []) if path.exists() else None
        listed = source.data["rows"] if source else []
    else:
        source = read_yaml(path, [])
        listed = (source.data.get("data_centres") or []) if source else []
    return next((str(one.get("name")) for one in listed if one.get("title") == title), None)


def _unique(records: list[Record], file: str, problems: list[CellProblem]) -> list[Record]:
    """Records that share no key with an earlier one; the others are problems that name both cells."""
    first: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Record] = {}
    left = []
    for record in records:
        clash, kind = False, load_kind(record.kind)
        for fields in (kind.key, *((name,) for name in kind.unique)):
            key = tuple(record.values.get(name, "") for name in fields)
            other = first.setdefault((kind.name, fields, key), record) if any(key) else record
            if other is record:
                continue
            clash = True
            cell, heading = record.place(fields[-1])
            there = other.place(fields[-1])[0]
            place = f"{other.sheet}!{there}" if other.sheet else there
            text = " ".join(key)
            message = Text(f"{text} stands already at {place}", f"{text} 已出现在 {place}")
            problems.append(CellProblem(file, record.sheet, cell, heading, "duplicate", message))
        if not clash:
            left.append(record)
    return left
