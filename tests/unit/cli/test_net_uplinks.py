"""``edugrid net uplinks``: who has no second uplink, and where that is written."""

import json
import shutil
from pathlib import Path

import pytest

from edugrid.cli.app import run

HERE = Path(__file__).parents[3]


@pytest.fixture
def schools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(HERE / "inventories", tmp_path / "inventories")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "inventories" / "henan" / "zhengzhou" / "schools.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [lines[0] + ",backup_uplink", *(line + ("," if n else ",5g 移动") for n, line in enumerate(lines[1:]))]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("language", "told"), [("en", "(初中, 30 classes): no second uplink"), ("zh", "（初中，30 个班）：没有备份上联")]
)
def test_each_school_at_its_line(
    schools: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    monkeypatch.setenv("EDUGRID_LANG", language)
    assert run(["net", "uplinks", "henan/zhengzhou/zhongmu"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert (
        shown[1]
        == f"inventories/henan/zhengzhou/{schools.name}:4 4101220003 中牟县第二初级中学{' ' if language == 'en' else ''}{told}"
    )
    assert len(shown) == 4
    assert not any("4101220001" in line for line in shown)


def test_json(schools: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert schools.exists()
    assert run(["net", "uplinks", "henan/zhengzhou/zhongmu", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["without"] == ["4101220002", "4101220003", "4101220004"]
    first = data["schools"][0]
    assert (first["code"], first["backup"], first["line"]) == ("4101220001", "5g 移动", 2)
