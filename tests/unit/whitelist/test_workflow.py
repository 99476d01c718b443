"""Requests, approvals and ends: who decides, which rows change, and what becomes of the rules."""

import shutil
from pathlib import Path

import pytest

from edugrid.allocate.allocate import allocate
from edugrid.allocate.write import write_ledger
from edugrid.cli.app import run
from edugrid.intent.load import load_intent
from edugrid.intent.problems import IntentError
from edugrid.network.templates import templates
from edugrid.region import OpenRegion, open_region
from edugrid.whitelist.approve import approve
from edugrid.whitelist.end import end
from edugrid.whitelist.request import request

CITY = "henan/zhengzhou"
SOURCE = Path(__file__).parents[3] / "inventories"
ASKED = {
    "application": "roster",
    "protocol": "tcp",
    "port": "8443",
    "source": "10.0.128.0/24",
    "applicant": "中牟县电教馆",
    "reason": "学籍核对",
    "until": "2027-01-31",
}
COMMENT = "# 以下为 2026 年登记\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example whose register has a comment, a byte order mark and the line ends of a spreadsheet."""
    copy = Path(shutil.copytree(SOURCE, tmp_path / "inventories"))
    path = copy / CITY / "registers/whitelist.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "\ufeff" + "".join([*lines[:3], COMMENT, *lines[3:]]).replace("\n", "\r\n")
    path.write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_AT", "2026-12-01T09:00")
    return copy


def register(root: Path, name: str) -> str:
    return (root / CITY / f"registers/{name}.csv").read_bytes().decode()


def test_a_request_lets_nobody_in_until_somebody_else_approves_it(root: Path) -> None:
    before = register(root, "whitelist")
    identity = request(root, CITY, ASKED)
    assert identity == "WL-0011"
    assert register(root, "whitelist") == before
    assert "8443" not in _everything(open_region(root, CITY), root)
    with pytest.raises(IntentError, match="self-approved"):
        approve(root, CITY, identity, ASKED["applicant"])
    assert register(root, "whitelist") == before
    assert identity in register(root, "whitelist_requests")
    approve(root, CITY, identity, "李主任")
    after = register(root, "whitelist")
    assert after.startswith(before)
    assert after.removeprefix(before).endswith(",李主任,学籍核对,2027-01-31\r\n")
    assert identity not in register(root, "whitelist_requests")
    write_ledger(root, allocate(load_intent(root, CITY)))
    shown = _everything(open_region(root, CITY), root)
    assert "WL-0011" in shown
    assert "destination-port eq 8443" in shown


def test_an_entry_goes_from_both_worlds_after_its_last_day(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    identity = request(root, CITY, ASKED)
    approve(root, CITY, identity, "李主任")
    write_ledger(root, allocate(load_intent(root, CITY)))
    for at, there in (("2027-01-31T23:59", True), ("2027-02-01T00:00", False)):
        monkeypatch.setenv("EDUGRID_AT", at)
        opened = open_region(root, CITY)
        sources = [r.whitelist_id for t in opened.design.tenancies for g in t.security_groups for r in g.rules]
        lists = [templates(root).render(device) for device in opened.design.devices]
        assert (identity in sources) is there
        assert any("destination-port eq 8443" in text for text in lists) is there
    monkeypatch.setenv("EDUGRID_AT", "2027-01-10T09:00")
    assert run(["cloud", "expiring", CITY, "--within", "30"]) == 3


def test_ending_an_entry_changes_one_cell(root: Path) -> None:
    before = register(root, "whitelist").splitlines()
    end(root, CITY, "WL-0003")
    after = register(root, "whitelist").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [(old, old.replace("2029-12-31", "2026-11-30")) for old in before if old.startswith("WL-0003")]
    shown = _everything(open_region(root, CITY), root)
    assert "WL-0003" not in shown
    assert "WL-0004" in shown


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"application": "rooster"}, "missing-reference"),
        ({"source": "10.0.128.1/24"}, "host-bits"),
        ({"port": "8443", "port_to": "80"}, "invalid-value"),
        ({"reason": ""}, "missing-key"),
    ],
)
def test_a_request_that_cannot_be_meant_is_not_written(root: Path, changed: dict[str, str], rule: str) -> None:
    with pytest.raises(IntentError) as caught:
        request(root, CITY, ASKED | changed)
    assert "whitelist_requests.csv" in caught.value.problems[0].file
    assert [problem.rule for problem in caught.value.problems] == [rule]
    assert not (root / CITY / "registers/whitelist_requests.csv").exists()


def test_the_commands(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDUGRID_HISTORY", f"sqlite:///{root.parent / 'history.db'}")
    asked = ["--application", "roster", "--from", "10.0.128.0/24", "--port", "8443", "--applicant", "张三"]
    assert run(["whitelist", "request", CITY, *asked, "--reason", "学籍核对", "--until", "2026-11-30"]) == 2
    assert run(["whitelist", "request", CITY, *asked, "--reason", "学籍核对", "--until", "2027-01-31"]) == 0
    assert run(["whitelist", "list", CITY, "--state", "requested"]) == 0
    assert "WL-0011" in capsys.readouterr().out
    assert run(["whitelist", "approve", CITY, "WL-0011", "--by", "张三"]) == 2
    assert run(["whitelist", "approve", CITY, "WL-0012", "--by", "李四"]) == 2
    assert run(["whitelist", "approve", CITY, "WL-0011", "--by", "李四", "--until", "2027-03-31"]) == 2
    assert run(["whitelist", "approve", CITY, "WL-0011", "--by", "李四", "--until", "2026-12-31"]) == 0
    assert run(["whitelist", "list", CITY, "--state", "ending", "--format", "json"]) == 0
    assert '"approver": "李四"' in capsys.readouterr().out
    assert run(["whitelist", "expire", CITY, "WL-0011", "--by", "李四", "--reason", "提前完成"]) == 0
    assert run(["whitelist", "expire", CITY, "WL-0011", "--by", "李四", "--reason", "提前完成"]) == 2
    assert run(["whitelist", "expire", "henan", "WL-0001", "--by", "李四", "--reason", "x"]) == 2
    capsys.readouterr()
    assert run(["drift", "history", CITY, "--format", "json"]) == 0
    told = capsys.readouterr().out
    assert told.count('"whitelist WL-0011"') == 3


def test_a_request_can_be_refused(root: Path) -> None:
    request(root, CITY, ASKED)
    assert run(["whitelist", "approve", CITY, "WL-0011", "--by", "李四", "--reject", "--why", "无必要"]) == 0
    assert load_intent(root, CITY).cities[0].registers.whitelist_requests == ()


def _everything(opened: OpenRegion, root: Path) -> str:
    """Both worlds as text: the specs of the clouds, and the configs of devices."""
    texts = [templates(root).render(device) for device in opened.design.devices]
    return "\n".join([*texts, *(spec.model_dump_json() for spec in opened.design.tenancies)])
