"""No value that people write can begin a line of its own on a device: every one of the example is tried."""

import csv
import io
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from edugrid.intent.csv_file import read_csv
from edugrid.intent.yaml_file import read_yaml

if TYPE_CHECKING:
    from edugrid.intent.problems import Problem

INVENTORIES = Path(__file__).parents[3] / "inventories"
# the kinds take turns
ENDINGS = ("\nundo vlan 100", "\rreturn", "\x1b[2J", "\u202e", "\u2028shutdown")
FILES = sorted(
    path.relative_to(INVENTORIES)
    for path in INVENTORIES.rglob("*")
    if path.suffix in {".yml", ".csv"} and path.name != "ledger.yml"
)


def leaves(node: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(value, (*path, key))
    elif isinstance(node, str):
        yield path


def poisoned_yaml(text: str) -> Iterator[str]:
    yaml = YAML(typ="safe", pure=True)
    for path, ending in zip(leaves(yaml.load(text)), cycle(ENDINGS), strict=False):
        data = node = yaml.load(text)
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] += ending
        out = io.StringIO()
        yaml.dump(data, out)
        yield out.getvalue()


def poisoned_csv(text: str) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(text)))
    written = [column for column, cell in enumerate(rows[1]) if cell]
    for column, ending in zip(written, cycle(ENDINGS), strict=False):
        changed = [list(row) for row in rows]
        changed[1][column] += ending
        out = io.StringIO()
        csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(changed)
        yield out.getvalue()


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_value_with_a_control_character_is_refused(file: Path, tmp_path: Path) -> None:
    text = (INVENTORIES / file).read_text(encoding="utf-8-sig")
    path, seen = tmp_path / file.name, 0
    for changed in poisoned_yaml(text) if file.suffix == ".yml" else poisoned_csv(text):
        path.write_text(changed, encoding="utf-8", newline="")
        problems: list[Problem] = []
        if file.suffix == ".yml":
            read_yaml(path, problems)
        else:
            read_csv(path, tuple(text.splitlines()[0].split(",")), (), problems)
        assert [problem.rule for problem in problems] == ["control-character"], changed
        seen += 1
    assert seen


def test_a_carriage_return_alone_ends_a_row(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(b"id,name\r1,a\r2,b\r")
    problems: list[Problem] = []
    source = read_csv(path, ("id", "name"), (), problems)
    assert problems == []
    assert source is not None
    assert source.data["rows"] == [{"id": "1", "name": "a"}, {"id": "2", "name": "b"}]


def test_a_block_of_text_may_end_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "block.yml"
    path.write_text("reason: |\n  one line\n", encoding="utf-8")
    problems: list[Problem] = []
    source = read_yaml(path, problems)
    assert problems == []
    assert source is not None
    assert source.data == {"reason": "one line"}
