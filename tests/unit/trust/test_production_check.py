"""What `edugrid doctor` says of production."""

from datetime import date
from pathlib import Path

from people import production, row

from edugrid.toolchain.check import Status
from edugrid.trust.production_check import production_check

DAY = date(2026, 12, 1)


def _check(root: Path) -> tuple[Status, str, str]:
    found = production_check({"EDUGRID_INVENTORIES": str(root)}, DAY)
    return found.status, found.detail, found.hint.en if found.hint else ""


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
