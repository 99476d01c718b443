"""Every mistake that people make is answered with file, line, path, rule and hint: golden pairs."""

import os
import shutil
from pathlib import Path

import pytest
from changed_files import change_file
from ruamel.yaml import YAML

from edugrid.intent.problems import IntentError
from edugrid.region import open_region

HERE = Path(__file__).parents[2]
CASES = sorted((HERE / "golden" / "errors").glob("*.yml"))
REGION = "henan/zhengzhou"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_mistake_is_explained(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    yaml = YAML()
    yaml.width = 1000
    content = yaml.load(case.read_text(encoding="utf-8"))
    shutil.copytree(HERE.parent / "inventories", tmp_path / "inventories")
    monkeypatch.chdir(tmp_path)
    for what in content["changes"]:
        change_file(Path("inventories"), what)
    with pytest.raises(IntentError) as caught:
        open_region(Path("inventories"), REGION)
    shown = {language: [problem.show(language) for problem in caught.value.problems] for language in ("en", "zh")}
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        content["expect"] = shown
        yaml.dump(content, case)
    assert content["expect"]["en"] == shown["en"]
    assert content["expect"]["zh"] == shown["zh"]


def test_there_are_enough_kinds_of_mistakes() -> None:
    yaml = YAML(typ="safe")
    lines = [line for case in CASES for line in yaml.load(case)["expect"]["en"]]
    assert len(CASES) >= 25
    assert len({line.rsplit("[", 1)[-1] for line in lines}) >= 20
