"""`edugrid retire plan` on the example region."""

import json
import shutil
from pathlib import Path

import pytest

from edugrid.cli.app import run

PROVINCE = "henan"
COUNTY = "henan/zhengzhou/xinzheng"


@pytest.fixture(name="root")
def own_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    top = Path(__file__).parents[3]
    shutil.copytree(top / "network_templates", tmp_path / "network_templates")
    root = Path(shutil.copytree(top / "inventories", tmp_path / "inventories"))
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(root))
    monkeypatch.setenv("EDUGRID_AT", "2026-11-25")
    monkeypatch.setenv("EDUGRID_LANG", "en")
    return root


def files(root: Path) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in root.rglob("*.yml")}


def test_nothing_is_written_unless_asked(root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    before = files(root)
    assert run(["retire", "plan", PROVINCE, "--out", str(tmp_path / "road.json")]) == 0
    assert files(root) == before
    seen = capsys.readouterr().out
    assert "xz-school-room" in seen
    assert "no plan costs less" in seen
    told = json.loads((tmp_path / "road.json").read_text(encoding="utf-8"))
    assert (told["version"], told["possible"]) == (1, True)
    room = next(site for site in told["sites"] if site["name"] == "xz-school-room")
    # 2027-08-31 lies in the freeze at the start of term: the last open week before it ends on the 22nd
    assert (room["now"]["migrate"], room["planned"]["migrate"]) == ("2027-08-31", "2027-08-22")
    assert list(room["planned"].values()) == sorted(room["planned"].values())
    move = next(one for one in told["moves"] if one["workload"].endswith("资源库"))
    assert sum(copy["mb"] for copy in move["copies"]) == 1_200_000


def test_days_are_written_with_all_comments_and_stay_afterwards(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert run(["retire", "plan", COUNTY, "--write"]) == 0
    after = files(root)
    changed = [path for path, text in before.items() if after[path] != text]
    assert changed == [root / COUNTY / "county.yml"]
    old, new = (texts[changed[0]].splitlines() for texts in (before, after))
    pairs = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert {one.split(":")[0].strip() for one, _ in pairs} <= {
        "survey",
        "migrate",
        "drain",
        "wipe",
        "power_off",
        "hand_back",
    }
    capsys.readouterr()
    assert run(["retire", "plan", COUNTY, "--format", "json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert [site["planned"] for site in again["sites"]] == [site["now"] for site in again["sites"]]
    assert run(["validate", COUNTY]) == 0


def test_a_deadline_that_nobody_can_meet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    city = root / "henan/zhengzhou/city.yml"
    text = city.read_text(encoding="utf-8")
    assert "  staff_per_week: 10\n" in text
    city.write_text(
        text.replace("  staff_per_week: 10\n", "  staff_per_week: 10\n  deadline: 2027-01-20\n"), encoding="utf-8"
    )
    before = files(root)
    assert run(["retire", "plan", PROVINCE, "--write"]) == 3
    assert files(root) == before
    # survey until 13 December, move by the 20th, six weeks of closing: 31 January is the second Sunday after the 17th
    assert "a deadline 2 week(s) later" in capsys.readouterr().out
    assert run(["--lang", "zh", "retire", "plan", PROVINCE]) == 3
    assert "截止日推迟 2 周" in capsys.readouterr().out
