"""Everything else that touches something: what an operator may, what a standing approval allows, what production refuses."""

import json
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from people import CITY, COUNTY, key_of

from edugrid.cli.app import run
from edugrid.cli.permit import permit_plan, permit_rollback, permit_standing, permit_work, today
from edugrid.cli.permit_queued import permit_queued
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.queue import enqueue, missed, queued
from edugrid.rollout.run import Run
from edugrid.trust.errors import NotPermittedError
from edugrid.trust.statements_file import beside, read_statements, standing, write_statements

WEEK = str(today() + timedelta(days=7))
ADD = ["block", "add", CITY, "203.0.113.9", "--reason", "notice 7", "--approver", "Li", "--by", "Wang"]


@pytest.fixture
def own(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Inventories that this test may change."""
    copy = Path(shutil.copytree(root, tmp_path / "inventories"))
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(copy))
    return copy


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["cloud", "up", CITY, "--yes"], "plan it: edugrid plan henan/zhengzhou --only cloud"),
        (["cloud", "up", CITY], "nobody else could review this"),
        (["cloud", "destroy", CITY, "--yes"], "take what shall go out of city.yml"),
        (["cloud", "restore", CITY, "state.json"], "set EDUGRID_KEY"),
        (["surge", "apply", CITY], "set EDUGRID_KEY"),
        (["block", "sync", CITY], "set EDUGRID_KEY"),
        (["block", "lift", CITY, "BL-0001", "--reason", "x"], "set EDUGRID_KEY"),
        (ADD, "set EDUGRID_KEY"),
        (["reboot", CITY, "--device", "zm-agg-1"], "set EDUGRID_KEY"),
        (["reboot", CITY, "--device", "zm-agg-1", "--override", "hurry"], "set EDUGRID_KEY"),
        (["rotate-key", CITY, "--device", "zm-agg-1"], "set EDUGRID_KEY"),
        (["rotate-password", CITY, "--device", "zm-agg-1"], "set EDUGRID_KEY"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_nothing_is_touched_without_a_known_operator(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    credentials = Path("credentials.yml")
    credentials.touch(mode=0o600)
    credentials.write_text("default: {username: edugrid, password: unused}\n", encoding="utf-8")
    monkeypatch.setenv("EDUGRID_CREDENTIALS", str(credentials))
    assert run(arguments) == 3
    assert told in capsys.readouterr().err
    assert not Path("state").exists() or not list(Path("state").rglob("*journal*"))


@pytest.mark.usefixtures("root")
def test_work_that_changes_no_configuration_needs_an_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    for who, message in (("li", "li is no operator"), ("old", "held until 2020-01-01"), ("far", "far is no operator")):
        monkeypatch.setenv("EDUGRID_KEY", str(key_of(who)))
        with pytest.raises(NotPermittedError, match=message):
            permit_work([COUNTY], "reboot zm-agg-1")
    monkeypatch.setenv("EDUGRID_KEY", str(key_of("zhao")))
    assert permit_work([COUNTY], "reboot zm-agg-1").who == "zhao"


def test_a_standing_approval(own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDUGRID_KEY", str(key_of("wang")))
    before = sorted((own / CITY / "registers").iterdir())
    assert run(ADD) == 3
    assert "no standing approval of somebody else for block" in capsys.readouterr().err
    assert sorted((own / CITY / "registers").iterdir()) == before, "an order was written"

    def allow(who: str, until: str, code: int = 0) -> None:
        words = [
            "approve",
            "standing",
            "block",
            CITY,
            "--until",
            until,
            "--key",
            str(key_of(who)),
            "--reason",
            "预案 3",
        ]
        assert run(words) == code

    allow("wang", WEEK, 3)
    allow("li", "2020-01-01", 2)
    allow("li", "2099-01-01", 2)
    assert not standing(own, CITY).exists()
    allow("li", WEEK)
    (said,) = read_statements(standing(own, CITY))
    assert (said.act, said.about, said.region, said.who, str(said.until)) == ("standing", "block", CITY, "li", WEEK)
    assert permit_standing([CITY], "block").who == "wang"
    with pytest.raises(NotPermittedError, match="for surge"):
        permit_standing([CITY], "surge")
    longer = said.model_copy(update={"until": date(2098, 1, 1), "about": "surge"})
    write_statements(standing(own, CITY), (longer,))
    with pytest.raises(NotPermittedError, match="for surge"):
        permit_standing([CITY], "surge")
    assert "does not count" in capsys.readouterr().err


def test_what_one_allows_himself_does_not_count(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own.is_dir()
    assert run(["approve", "standing", "surge", CITY, "--until", WEEK, "--key", str(key_of("chen"))]) == 0
    monkeypatch.setenv("EDUGRID_KEY", str(key_of("chen")))
    with pytest.raises(NotPermittedError, match="of somebody else"):
        permit_standing([CITY], "surge")
    monkeypatch.setenv("EDUGRID_KEY", str(key_of("zhao")))
    assert permit_standing([CITY], "surge").who == "zhao"


def _approved(plan: Plan) -> Run:
    """A run of the plan, with the signatures it was carried out by."""
    plan.write(Path("plan.json"))
    for words in (["--author", "--key", str(key_of("wang"))], ["--key", str(key_of("li"))]):
        assert run(["approve", "plan.json", "--yes", *words]) == 0
    made = Run.create(Path("state").absolute(), "apply", plan)
    write_statements(beside(made.folder / "plan.json"), read_statements(beside(Path("plan.json"))))
    return made


def test_a_rollback_needs_an_operator_and_no_approver(
    own: Path, plan: Plan, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _approved(plan)
    for force in ([], ["--force"]):
        assert run(["rollback", made.id, *force]) == 3
        assert "set EDUGRID_KEY" in capsys.readouterr().err
    monkeypatch.setenv("EDUGRID_KEY", str(key_of("zhao")))
    assert run(["rollback", made.id]) == 0
    # in the hour of need the inventory may be broken
    (own / CITY / "city.yml").write_text("nonsense", encoding="utf-8")
    said = read_statements(beside(made.folder / "plan.json"))
    assert permit_rollback(plan, said).who == "zhao"
    monkeypatch.delenv("EDUGRID_KEY")
    with pytest.raises(NotPermittedError):
        permit_rollback(plan, said)


@pytest.mark.usefixtures("root")
def test_a_run_that_was_cut_off_is_finished_by_its_own_signatures(
    plan: Plan, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDUGRID_KEY", str(key_of("wang")))
    made = _approved(plan)
    said = read_statements(beside(made.folder / "plan.json"))
    assert permit_plan(made.plan(), said, "plan.json", None).who == "wang"
    beside(made.folder / "plan.json").unlink()
    for command in (["resume", made.id], ["apply", "--resume", made.id]):
        assert run(command) == 3
        assert "nobody has approved the plan" in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_a_queued_device_is_carried_out_by_the_plan_it_was_approved_in(plan: Plan) -> None:
    made = _approved(plan)
    state, (device,) = Path("state").absolute(), plan.devices
    enqueue(state, missed(device, CITY, made.id, "away", reviewed=True))
    enqueue(state, missed(device, CITY, "20261201-090000-abcdef", "away again", reviewed=True))
    assert queued(state)[0].reviewed_in == made.id, "a later run has no signatures of its own"
    assert permit_queued(state, plan, key_of("wang")).who == "wang"
    other = device.model_copy(update={"forward": ("vlan 666",)})
    forged = plan.model_copy(update={"devices": (other,)})
    with pytest.raises(NotPermittedError, match="plan it again"):
        permit_queued(state, forged, key_of("wang"))
    beside(made.folder / "plan.json").unlink()
    with pytest.raises(NotPermittedError, match="nobody has approved"):
        permit_queued(state, plan, key_of("wang"))
    shutil.rmtree(made.folder)
    with pytest.raises(NotPermittedError, match="plan it again"):
        permit_queued(state, plan, key_of("wang"))


@pytest.mark.usefixtures("root")
def test_what_cannot_be_written_down_is_not_done(
    plan: Plan, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _approved(plan)
    monkeypatch.setenv("EDUGRID_KEY", str(key_of("wang")))
    monkeypatch.setenv("EDUGRID_AUDIT", "/dev/full")
    capsys.readouterr()
    for command in (["rollback", made.id], ["resume", made.id], ["cloud", "restore", CITY, "state.json"]):
        assert run(command) == 1, command
        assert "cannot be written (No space left on device); nothing further was done" in capsys.readouterr().err
    assert [event["event"] for event in made.journal.read()] == ["run-started"]


@pytest.mark.usefixtures("root")
def test_the_log_on_the_command_line(
    plan: Plan, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDUGRID_HISTORY", f"sqlite:///{Path('elsewhere.db').absolute()}")
    assert run(["log", "verify"]) == 0
    assert "nothing was done yet" in capsys.readouterr().out
    made = _approved(plan)
    monkeypatch.setenv("EDUGRID_KEY", str(key_of("zhao")))
    assert run(["rollback", made.id]) == 0
    capsys.readouterr()
    assert run(["log", "list", "--region", CITY]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[3] for line in shown] == ["noted", "noted", "begun", "ended"]
    assert "zhao* (" in shown[2]
    assert run(["log", "list", "--region", "henan/kaifeng"]) == 0
    assert capsys.readouterr().out == ""
    assert run(["log", "verify"]) == 0
    assert "4 entries, whole; of the hashes kept elsewhere 3 are in it" in capsys.readouterr().out

    assert run(["log", "export", "--out", "copy.jsonl"]) == 0
    check = ["ssh-keygen", "-Y", "check-novalidate", "-n", "edugrid-audit", "-s", "copy.jsonl.sig"]
    assert (
        subprocess.run(check, input=Path("copy.jsonl").read_bytes(), capture_output=True, check=False).returncode == 0
    )
    log = Path("state/audit.jsonl")
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:-1]))  # an end that was cut off is a whole chain: the history knows better
    assert run(["log", "verify"]) == 1
    assert "the end was cut off, or this is another log" in capsys.readouterr().err
    log.unlink()
    assert run(["log", "verify"]) == 1
    log.write_bytes(b"".join(lines).replace(b'"who":"li"', b'"who":"no"'))
    assert run(["log", "verify"]) == 1
    assert "line 2 is no whole entry" in capsys.readouterr().err
    assert run(["log", "list"]) == 1
    assert json.loads(lines[2])["proof"]["who"] == "zhao"


def test_a_region_that_is_not_production_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(Path(__file__).parents[3] / "inventories"))
    monkeypatch.delenv("EDUGRID_KEY", raising=False)
    assert permit_work([CITY], "reboot x") == ("", None)
    assert permit_standing([CITY], "block") == ("", None)
