"""What `edugrid doctor` says of production, and whose keys end soon."""

from datetime import date, datetime
from pathlib import Path

from people import CITY, production, row

from edugrid.design.expiring import expiring
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.toolchain.check import Status
from edugrid.trust.production_check import production_check

DAY = date(2026, 12, 1)


def _check(root: Path) -> tuple[Status, str, str]:
    found = production_check({"EDUGRID_INVENTORIES": str(root)}, DAY)
    return found.status, found.detail, found.hint.en if found.hint else ""


def test_a_key_is_told_before_it_ends(tmp_path: Path) -> None:
    """Not that of a viewer, one that was ended, or one that another row of the person outlives; nothing where no production is."""
    rows = (
        row("wang", "planner operator", until="2026-12-24"),
        row("li", "approver", until="2027-02-01"),
        row("chen", "approver", until="2026-12-24"),
        row("sun", "viewer", until="2026-12-24"),
        row("old", "operator", until="2026-11-30"),
    )
    newer = row("zhao", "approver").replace("zhao,Zhao", "chen,Chen")
    root = production(tmp_path, (*rows, newer))

    def told() -> list[tuple[str, str, int]]:
        intent = load_intent(root, CITY, datetime(2026, 12, 1, tzinfo=SHANGHAI))
        return [(term.id, term.severity, term.days_left) for term in expiring(intent) if term.kind == "key"]

    assert told() == [("wang", "medium", 23), ("li", "low", 62)]
    city = root / CITY / "city.yml"
    city.write_text(city.read_text(encoding="utf-8").replace("  production: true\n", ""), encoding="utf-8")
    assert told() == []


def test_what_is_told(tmp_path: Path) -> None:
    assert _check(tmp_path / "nowhere")[0] is Status.OK
    status, _, hint = _check(Path(__file__).parents[3] / "inventories")
    assert status is Status.WARN
    assert "without an approver" in hint
    root = production(tmp_path, (row("wang", "planner operator"), row("li", "approver")))
    assert _check(root) == (Status.OK, "1 file(s) say so, 2 people", "")
    production(tmp_path / "b", (row("wang", "planner", until="2026-12-24"), row("li", "approver")))
    status, _, hint = _check(tmp_path / "b" / "inventories")
    assert (status, "wang (2026-12-24)" in hint, "li" in hint) == (Status.WARN, True, False)
    (root / "henan/registers/people.csv").write_text("id,name\n", encoding="utf-8")
    assert "cannot be used" in _check(root)[2]
    city = root / "henan/zhengzhou/city.yml"
    city.write_text(
        city.read_text(encoding="utf-8").replace("  production: true", "  # production: true"), encoding="utf-8"
    )
    assert "without an approver" in _check(root)[2]
