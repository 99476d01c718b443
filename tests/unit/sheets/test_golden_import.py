"""Spreadsheets as county offices keep them, and what edugrid says to each: golden pairs in both languages."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from built_workbook import built_workbook
from changed_files import change_file
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from edugrid.cli.app import run

HERE = Path(__file__).parents[2]
CASES = sorted((HERE / "golden" / "sheets").glob("*.yml"))


def contents(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_sheet_is_understood_or_every_bad_cell_named(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    yaml = YAML()
    yaml.width = 1000
    yaml.preserve_quotes = True
    content = yaml.load(case.read_text(encoding="utf-8"))
    shutil.copytree(HERE.parent / "inventories", tmp_path / "inventories")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_LANG", "en")  # put back at the end: --lang sets it
    for what in content.get("changes", ()):
        change_file(Path("inventories"), what)
    if "sheets" in content:
        built_workbook(Path(content["file"]), content["sheets"])
    else:
        change_file(Path(), {"file": content["file"], **content["content"]})
    before = contents(Path("inventories"))
    shown: dict[str, Any] = {}
    for lang in ("en", "zh"):
        code = run(
            ["--lang", lang, "import", content["file"], "--region", content["region"], *content.get("options", ())]
        )
        caught = capsys.readouterr()
        shown["exit"] = code
        shown[lang] = "\n".join(line.rstrip() for line in (caught.out + caught.err).splitlines()) + "\n"
    assert contents(Path("inventories")) == before
    assert not list(Path().rglob("*.part"))
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        content["expect"] = {"exit": shown["exit"], **{k: LiteralScalarString(shown[k]) for k in ("en", "zh")}}
        yaml.dump(content, case)
    assert content["expect"] == shown


def test_both_outcomes_are_shown() -> None:
    yaml = YAML(typ="safe")
    exits = [yaml.load(case.read_text(encoding="utf-8"))["expect"]["exit"] for case in CASES]
    assert exits.count(0) >= 4
    assert exits.count(2) >= 6
