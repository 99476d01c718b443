"""What people write: files of the inventory, spreadsheets; and what a scanner writes."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final
from unicodedata import category

import yaml  # type: ignore[import-untyped] # as in the product: no stubs among our dependencies
from built_workbook import built_workbook
from fuzz_target import Target
from pydantic import BaseModel

from edugrid.assets.scan.read_report import read_report
from edugrid.intent.adopted import AdoptedProject
from edugrid.intent.csv_file import read_csv
from edugrid.intent.files import CityFile, CountyFile, ProvinceFile, SchoolsFile
from edugrid.intent.load_registers import FILES
from edugrid.intent.load_services import OWN
from edugrid.intent.person import PeopleFile
from edugrid.intent.placed import PlacementFile
from edugrid.intent.problems import Problem
from edugrid.intent.read_ledger import read_ledger
from edugrid.intent.service_profile import ServiceProfile
from edugrid.intent.validate import validate
from edugrid.intent.yaml_file import read_yaml
from edugrid.sheets.detect_kind import detect_kind
from edugrid.sheets.known import load_known
from edugrid.sheets.problem import SheetError
from edugrid.sheets.read_book import read_book
from edugrid.sheets.read_records import read_records
from edugrid.sheets.sheet_kind import sheet_kind

HERE: Final = Path(__file__).parents[1]
ROOT: Final = HERE.parent / "inventories"
NMAP: Final = b"""<?xml version="1.0"?><nmaprun scanner="nmap" args="x" start="1764234611" version="7.93" xmloutputversion="1.05">
<scaninfo type="connect" protocol="tcp" numservices="2" services="22,80"/>
<host starttime="1764234611" endtime="1764234612"><status state="up" reason="syn-ack" reason_ttl="0"/>
<address addr="10.0.0.9" addrtype="ipv4"/><address addr="00:11:22:33:44:55" addrtype="mac"/><hostnames></hostnames>
<ports><port protocol="tcp" portid="22"><state state="open" reason="syn-ack" reason_ttl="0"/><service name="ssh" method="table" conf="3"/></port>
</ports></host><runstats><finished time="1764234612" elapsed="1" summary="x" exit="success"/><hosts up="1" down="0" total="1"/></runstats></nmaprun>
"""


def table_targets(folder: Path) -> Iterator[Target]:
    """Each writes its input to a file of ``folder`` and reads it as a command would."""
    fixed: dict[str, type[BaseModel]] = {"province": ProvinceFile, "city": CityFile, "county": CountyFile}
    for name, model in fixed.items():
        seeds = [path.read_bytes() for path in sorted(ROOT.rglob(f"{name}.yml"))]
        seeds += [json.dumps(yaml.load(seed, Loader=yaml.CSafeLoader), default=str).encode() for seed in seeds]
        tokens = (
            "*a",
            "&a ",
            "? ",
            "!!float ",
            ".nan",
            ".inf",
            "<<: *a",
            "|\n",
            ">-\n",
            "%YAML 1.1\n---\n",
            '"\\ud800"',
            '"\\UFFFFFFFF"',
        )
        yield Target(
            f"{name}.yml",
            seeds,
            partial(_yaml, folder / f"{name}.yml", model),
            tokens=tokens,
            structure=True,
            weight=0.3,
        )
    yield from _other_files(folder, tokens)
    registers: dict[str, type[BaseModel]] = {"schools": SchoolsFile, "people": PeopleFile, **FILES}
    for name, model in registers.items():
        yield _register(folder, name, model)
    ledger = folder / "ledger.yml"

    def numbers(data: bytes) -> object:
        ledger.write_bytes(data)
        problems: list[Problem] = []
        return read_ledger(ledger, problems), _told(problems)

    seeds = [b"".join(path.read_bytes().splitlines(keepends=True)[:60]) for path in sorted(ROOT.rglob("ledger.yml"))]
    yield Target("ledger", seeds, numbers, weight=0.3)
    yield Target(
        "nmap",
        [NMAP],
        lambda data: read_report(data.decode("utf-8", "replace"), "henan"),
        (ValueError,),
        ("<host>", "<port/>", "<!ENTITY a 'b'>"),
        weight=2,
    )
    yield from _sheets(folder)


def _other_files(folder: Path, tokens: tuple[str, ...]) -> Iterator[Target]:
    """Profiles of services, where applications are, projects that were adopted."""
    placed = {"applications": {"a": {"cloud": "gov", "since": "2026-01-01", "move": {"to": "edu", "stage": "plan"}}}}
    thing = {"kind": "network", "label": "net", "id": "1", "properties": {"name": "a", "router": "${r}"}}
    adopted = {"cloud": "gov", "project": "p", "project_id": "1", "taken": "2026-01-01", "resources": [thing]}
    found: tuple[tuple[str, type[BaseModel], list[bytes]], ...] = (
        ("service profile", ServiceProfile, [path.read_bytes() for path in sorted(OWN.glob("*.yml"))]),
        ("placement.yml", PlacementFile, [json.dumps(placed).encode()]),
        ("adopted project", AdoptedProject, [json.dumps(adopted).encode()]),
    )
    for name, model, seeds in found:
        run = partial(_yaml, folder / "other.yml", model)
        yield Target(name, seeds, run, tokens=tokens, structure=True, weight=0.5)


def _told(problems: list[Problem]) -> list[str]:
    """Problems as they are shown; no foreign text may bring a terminal out of step."""
    shown = [problem.show(language) for problem in problems for language in ("en", "zh")]
    # private use is where rare characters of names stood before Unicode had them; a terminal shows them
    odd = [line for line in shown if not all(one.isprintable() or category(one) == "Co" for one in line)]
    assert not odd, odd
    return shown


def _yaml(path: Path, model: type[BaseModel], data: bytes) -> object:
    path.write_bytes(data)
    problems: list[Problem] = []
    return validate(read_yaml(path, problems), model, problems), _told(problems)


def _register(folder: Path, name: str, model: type[BaseModel]) -> Target:
    path = folder / f"{name}.csv"
    row: Any = model.model_fields["rows"].annotation
    fields = row.__args__[0].model_fields
    needed = tuple(key for key, field in fields.items() if field.is_required())
    others = tuple(key for key, field in fields.items() if not field.is_required())
    seeds = [own.read_bytes() for own in sorted(ROOT.rglob(f"{name}.csv"))]
    seeds.append((",".join((*needed, *others)) + "\n" + ",".join("1" for _ in fields) + "\n").encode())

    def run(data: bytes) -> object:
        path.write_bytes(data)
        problems: list[Problem] = []
        return validate(read_csv(path, needed, others, problems), model, problems), _told(problems)

    return Target(f"{name}.csv", seeds, run, tokens=('"', '""', ",,", "；", "#", "2026/1/2"), weight=1)


def _sheets(folder: Path) -> Iterator[Target]:
    known = load_known(ROOT, "henan/zhengzhou")
    cases = [
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in sorted((HERE / "golden/sheets").glob("*.yml"))
    ]
    cases = [case["sheets"] for case in cases if "sheets" in case]
    table, book = folder / "table.csv", folder / "book.xlsx"

    def understood(path: Path) -> object:
        sheets = read_book(path)
        kind = detect_kind(path.name, sheets)
        problems: list[Any] = []
        found = [read_records(path.name, sheet, sheet_kind(sheet, kind), known, problems) for sheet in sheets]
        return found, [problem.show(language) for problem in problems for language in ("en", "zh")]

    def text(data: bytes) -> object:
        table.write_bytes(data)
        return understood(table)

    rows = [sheet["rows"] for case in cases for sheet in case]
    yield Target("table", [_csv(one) for one in rows], text, (SheetError,), weight=0.2)

    members: list[tuple[dict[str, bytes], str]] = []
    for case in cases[:3]:
        built_workbook(book, case)
        with zipfile.ZipFile(book) as pack:
            parts = {name: pack.read(name) for name in pack.namelist()}
        members += [(parts, name) for name in parts if not name.startswith(("docProps", "xl/theme"))]

    def workbook(data: bytes) -> object:
        number, _, body = data.partition(b"\n")
        parts, name = members[int(number) % len(members) if number.isdigit() and len(number) < 6 else 0]
        with zipfile.ZipFile(book, "w") as pack:
            for own, content in (parts | {name: body}).items():
                pack.writestr(own, content)
        return understood(book)

    seeds = [f"{index}\n".encode() + parts[name] for index, (parts, name) in enumerate(members)]
    tokens = (
        'r="XFD1048576"',
        't="s"',
        "<c/>",
        "<v>99999</v>",
        's="9999"',
        '<mergeCell ref="A1:XFD1048576"/>',
        "<row/>",
        "<f>1+1</f>",
    )
    yield Target("workbook, by part", seeds, workbook, (SheetError,), tokens, weight=0.1)

    def packed(data: bytes) -> object:
        book.write_bytes(data)
        return understood(book)

    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as pack:
        for own, content in members[0][0].items():
            if own != "docProps/core.xml":  # the moment at which it was made
                pack.writestr(zipfile.ZipInfo(own), content, zipfile.ZIP_DEFLATED)
    yield Target("workbook, packed", [book.read_bytes()], packed, (SheetError,), weight=0.1)


def _csv(rows: list[list[Any] | None]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(row or [] for row in rows)
    return out.getvalue().encode()
