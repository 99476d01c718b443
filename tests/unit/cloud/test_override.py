"""An emergency is one more row of the register; a spreadsheet's file stays a spreadsheet's file."""

import shutil
from pathlib import Path

import pytest
from plain_city import plain_city

from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.surge.end_override import end_override
from edugrid.cloud.surge.override import Emergency, override
from edugrid.intent.problems import IntentError

ROOT = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"
SAVED = "\ufeffid,application,kind,starts,ends,count,reason,approver\r\nSW-1,video,planned,2027-06-25T00:00,2027-06-27T00:00,3,成绩发布,李馆长\r\n"
NIGHT = Emergency(servers=4, hours=6, reason="停课不停学, 全市", by="李馆长")


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    plain_city(shutil.copytree(ROOT, tmp_path / "inventories"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_AT", "2027-03-20T22:10:30")
    return Path("inventories") / CITY / "registers/surges.csv"


def test_a_row_is_added_and_ended_and_the_others_stay(register: Path) -> None:
    register.write_bytes(SAVED.encode())
    assert override(Path("inventories"), CITY, "video", NIGHT) == "EM-video-202703202210"
    head, first, row = register.read_bytes().decode().splitlines()
    assert [head, first] == SAVED.splitlines()
    assert row == 'EM-video-202703202210,video,emergency,2027-03-20T22:10,2027-03-21T04:10,4,"停课不停学, 全市",李馆长'
    assert end_override(Path("inventories"), CITY, "video") == ["EM-video-202703202210"]
    assert register.read_bytes().decode().splitlines()[2].split(",")[4] == "2027-03-20T22:11"


def test_an_hour_later_it_ends_at_that_hour_and_not_twice(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    override(Path("inventories"), CITY, "video", NIGHT)
    monkeypatch.setenv("EDUGRID_AT", "2027-03-20T23:30")
    end_override(Path("inventories"), CITY, "video")
    assert register.read_text(encoding="utf-8").splitlines()[1].split(",")[4] == "2027-03-20T23:30"
    with pytest.raises(CloudInputError, match="no emergency of video is open"):
        end_override(Path("inventories"), CITY, "video")


@pytest.mark.parametrize(
    ("application", "wanted", "rule"),
    [
        ("vidoe", NIGHT, "missing-reference"),
        ("video", NIGHT._replace(hours=73), "emergency-too-long"),
        ("video", NIGHT._replace(flavor="edu.huge"), "missing-reference"),
        ("video", NIGHT._replace(servers=0), "out-of-range"),
    ],
)
def test_what_cannot_be_is_taken_back(register: Path, application: str, wanted: Emergency, rule: str) -> None:
    assert not register.exists()
    with pytest.raises(IntentError) as caught:
        override(Path("inventories"), CITY, application, wanted)
    assert [problem.rule for problem in caught.value.problems] == [rule]
    assert not register.exists()
    register.write_bytes(SAVED.encode())
    with pytest.raises(IntentError):
        override(Path("inventories"), CITY, application, wanted)
    assert register.read_bytes() == SAVED.encode()
