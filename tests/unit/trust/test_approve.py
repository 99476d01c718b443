"""The commands: what is refused, in both languages, and what a signature lets through."""

import os
from pathlib import Path

import pytest
from people import CITY, key_of

from edugrid.cli.app import run
from edugrid.cli.permit import permit_plan
from edugrid.rollout.plan_file import CloudPlan, CloudStep, Plan
from edugrid.trust.errors import NotPermittedError
from edugrid.trust.statements_file import beside, read_statements

GOLDEN = Path(__file__).parents[2] / "golden" / "trust"
FILE = Path("plan.json")


@pytest.fixture(autouse=True)
def _written(root: Path, plan: Plan) -> None:
    assert root.is_dir()
    plan.write(FILE)


def _approve(who: str, *more: str, code: int = 0) -> None:
    assert run(["approve", str(FILE), "--key", str(key_of(who)), "--yes", *more]) == code


def _permit(plan: Plan, who: str = "wang") -> str:
    return permit_plan(plan, read_statements(beside(FILE)), str(FILE), key_of(who)).who


def _golden(name: str, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    shown = ""
    for lang in ("en", "zh"):
        assert run(["--lang", lang, *arguments]) == code
        text = capsys.readouterr().err
        told = [word if not word.startswith("/") else "<KEY>" for word in arguments]
        for word in arguments:
            text = text.replace(word, "<KEY>") if word.startswith("/") else text
        shown += f"[{lang}] $ edugrid {' '.join(told)}\n{text}"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


def test_an_author_an_approver_and_an_operator(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    _approve("wang", "--author")
    _approve("li", "--reason", "ticket 7")
    said = read_statements(beside(FILE))
    assert [(one.act, one.who, one.about, one.why) for one in said] == [
        ("planned", "wang", plan.digest(), ""),
        ("approved", "li", plan.digest(), "ticket 7"),
    ]
    assert _permit(plan) == "wang"
    assert _permit(plan, "zhao") == "zhao"
    assert capsys.readouterr().err == ""
    with pytest.raises(NotPermittedError, match="li is no operator"):
        _permit(plan, "li")


def test_a_key_of_the_environment_and_a_public_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EDUGRID_KEY", str(key_of("wang")))
    assert run(["approve", str(FILE), "--author", "--yes"]) == 0
    lonely = tmp_path / "lonely"  # a private key without its .pub beside it
    lonely.write_bytes(key_of("li").read_bytes())
    lonely.chmod(0o600)
    assert run(["approve", str(FILE), "--key", str(lonely), "--yes"]) == 0
    assert [one.who for one in read_statements(beside(FILE))] == ["wang", "li"]


def test_nothing_signed(capsys: pytest.CaptureFixture[str]) -> None:
    _golden("not-approved", ["apply", str(FILE)], 3, capsys)


def test_no_option_switches_it_off(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    for more in (["--override", "because"], ["--key", str(key_of("chen"))]):
        assert run(["apply", str(FILE), *more]) == 3
        assert "nothing was touched" in capsys.readouterr().err
    assert not Path("state/runs").exists()
    assert not plan.empty


def test_no_key_of_an_operator(capsys: pytest.CaptureFixture[str]) -> None:
    _approve("wang", "--author")
    _approve("li")
    capsys.readouterr()
    _golden("no-operator", ["apply", str(FILE)], 3, capsys)
    _golden("not-an-operator", ["apply", str(FILE), "--key", str(key_of("li"))], 3, capsys)


def test_the_author_does_not_approve(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    _approve("chen", "--author")
    capsys.readouterr()
    _golden("own-plan", ["approve", str(FILE), "--key", str(key_of("chen")), "--yes"], 3, capsys)
    # nor the other way round: who approved and is the author then has approved nothing
    beside(FILE).unlink()
    _approve("chen")
    _approve("chen", "--author")
    with pytest.raises(NotPermittedError, match="approved by its author chen"):
        _permit(plan)


@pytest.mark.parametrize("who", ["sun", "zhao", "old", "far", "stranger"])
def test_who_may_not_approve(who: str, capsys: pytest.CaptureFixture[str]) -> None:
    _golden(f"may-not-{who}", ["approve", str(FILE), "--key", str(key_of(who)), "--yes"], 3, capsys)
    assert not beside(FILE).exists()


def test_a_changed_plan_wants_new_signatures(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    _approve("wang", "--author")
    _approve("li")
    other = plan.model_copy(update={"created": "2026-11-24T00:00:00+00:00"}).sealed()
    other.write(FILE)
    assert run(["apply", str(FILE)]) == 3
    err = capsys.readouterr().err
    assert "no planner has signed" in err
    assert "nobody has approved" in err


def test_a_signature_that_was_tampered_with_is_told(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    _approve("wang", "--author")
    _approve("li")
    path = beside(FILE)
    path.write_text(path.read_text(encoding="utf-8").replace('"who":"li"', '"who":"chen"'), encoding="utf-8")
    capsys.readouterr()
    with pytest.raises(NotPermittedError, match="nobody has approved"):
        _permit(plan)
    assert "approved by chen" in capsys.readouterr().err
    path.write_text(path.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    _golden("no-statement", ["apply", str(FILE)], 2, capsys)


def test_nobody_is_asked_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["approve", str(FILE), "--key", str(key_of("li"))]) == 2
    assert f"edugrid approve {FILE} --yes" in capsys.readouterr().err
    assert run(["approve", str(FILE), "--key", "nowhere", "--yes"]) == 2
    assert "nowhere is no SSH key" in capsys.readouterr().err


def test_who_approves_sees_all_of_it(
    plan: Plan, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan is a text of somebody else: commands cannot hide behind control characters, nor a flavor in a new server."""
    step = CloudStep(op="create", type="server", name="web", urn="u", changes=("flavorName: -> huge",))
    device = plan.devices[0].model_copy(update={"forward": ("vlan 10", "\x1b[1A\x1b[2Kundo vlan 100")})
    cloud = CloudPlan(region=CITY, stack="zhengzhou", steps=(step,))
    plan.model_copy(update={"devices": (device,), "clouds": (cloud,)}).write(FILE)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: True)
    assert run(["approve", str(FILE), "--key", str(key_of("li"))]) == 0
    shown = capsys.readouterr().out
    assert "flavorName: -> huge" in shown
    assert "  \ufffd[1A\ufffd[2Kundo vlan 100" in shown
    assert len(read_statements(beside(FILE))) == 1


def test_what_is_not_production_needs_nobody(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(Path(__file__).parents[3] / "inventories"))
    assert permit_plan(plan, (), str(FILE), None) == ("", None)
    assert plan.region == CITY
