"""The audit: what counts, what is let pass, and that silence of the service is never taken for health. SIMULATED service."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from osv_server import OsvServer, record

from edugrid.cli.app import run
from edugrid.supply.errors import IgnoreListError, NotAuditedError
from edugrid.supply.ignored import ignored
from edugrid.supply.judge_advisories import judge_advisories
from edugrid.supply.known_advisories import known_advisories
from edugrid.supply.piece import Piece

PIECES = (
    Piece("pypi", "jinja2", "3.1.6"),
    Piece("pypi", "requests", "2.32.0"),
    Piece("golang", "golang.org/x/net", "v0.1.0"),
    Piece("deb", "frr"),
    Piece("program", "pulumi", "3.259.0"),
)
JINJA = record("GHSA-1", "PyPI", "jinja2", "3.1.6", aliases=["CVE-2026-1"])
NET = record("GO-2026-1", "Go", "golang.org/x/net", "0.1.0")
ENTRY = "- {id: CVE-2026-1, package: jinja2, reason: foreign templates are never rendered, by: li, until: 2026-06-30}\n"


def test_packages_and_modules_are_asked_and_nothing_else() -> None:
    with OsvServer(JINJA, NET, record("GHSA-2", "PyPI", "requests", "1.0")).running() as osv:
        found = known_advisories(PIECES, osv.url)
    assert [(one.piece.name, one.names, one.fixed) for one in found] == [
        ("jinja2", ("GHSA-1", "CVE-2026-1"), ("99",)),
        ("golang.org/x/net", ("GO-2026-1",), ("99",)),
    ]
    assert osv.queries == 3


def test_copies_and_withdrawn_ones_are_left_out_and_pages_are_followed() -> None:
    more = [record(f"GHSA-{number}", "PyPI", "jinja2", "3.1.6") for number in range(10, 17)]
    copy = record("PYSEC-1", "PyPI", "jinja2", "3.1.6", aliases=["CVE-2026-1"])
    gone = record("GHSA-9", "PyPI", "jinja2", "3.1.6", withdrawn="2026-01-02T00:00:00Z")
    with OsvServer(JINJA, copy, gone, *more, page=3).running() as osv:
        found = known_advisories(PIECES, osv.url)
    assert [one.names[0] for one in found] == ["GHSA-1", *(f"GHSA-{number}" for number in range(10, 17))]


def test_more_than_one_request_takes() -> None:
    many = [Piece("pypi", f"package-{number}", "1") for number in range(1203)]
    with OsvServer(record("GHSA-3", "PyPI", "package-1202", "1")).running() as osv:
        assert [one.piece.name for one in known_advisories(many, osv.url)] == ["package-1202"]
    assert osv.queries == 1203


@pytest.mark.parametrize(
    "broken",
    [
        (403, b"{}"),
        (200, b"<html>please log in</html>"),
        (200, b"{}"),
        (200, b'{"results": []}'),
        (200, b'{"results": [1, 2, 3]}'),
        (200, b"[" * 30_000),
    ],
)
def test_another_answer_is_no_audit(broken: tuple[int, bytes]) -> None:
    with OsvServer().running() as osv:
        osv.broken = broken
        with pytest.raises(NotAuditedError, match="not audited: service answers something else"):
            known_advisories(PIECES, osv.url)


def entries(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ignored.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_lets_one_advisory_of_one_package_pass_until_its_day(tmp_path: Path) -> None:
    with OsvServer(JINJA, NET).running() as osv:
        found = known_advisories(PIECES, osv.url)
    said = ignored(entries(tmp_path, ENTRY))
    last = judge_advisories(found, said, date(2026, 6, 30))
    assert ([one.piece.name for one in last.open], len(last.passed), last.idle) == (["golang.org/x/net"], 1, ())
    after = judge_advisories(found, said, date(2026, 7, 1))
    assert ([one.piece.name for one in after.open], after.idle) == (["jinja2", "golang.org/x/net"], said)
    other = ignored(entries(tmp_path, ENTRY.replace("jinja2", "requests")))
    assert len(judge_advisories(found, other, date(2026, 6, 30)).open) == 2


@pytest.mark.parametrize(
    "text",
    [ENTRY.replace("foreign templates are never rendered", "fine"), ENTRY.replace("by: li, ", ""), "a: [", "- 1"],
)
def test_an_entry_without_reason_or_name_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(IgnoreListError):
        ignored(entries(tmp_path, text))


def test_exit_codes_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with OsvServer().running() as osv:
        assert run(["audit", "--service", osv.url]) == 0
        clean = capsys.readouterr().out
        assert clean.endswith(f"at {osv.url}: 0 known vulnerability(ies) that count\n")
        asked = osv.queries
        osv.records |= {"GO-2": record("GO-2", "Go", "golang.org/x/net", net_version())}
        assert run(["audit", "--service", osv.url]) == 3
        assert "GO-2  about golang.org/x/net; fixed in 99 (engine" in capsys.readouterr().out
    assert asked > 500  # every pin of three locks and every module of two builds
    assert run(["audit", "--service", osv.url]) == 4  # nobody listens there any more
    assert "not audited: service not reached" in capsys.readouterr().err


def net_version() -> str:
    go_mod = (Path(__file__).parents[3] / "toolchain" / "engine" / "go.mod").read_text(encoding="utf-8")
    line = next(line for line in go_mod.splitlines() if line.strip().startswith("golang.org/x/net "))
    return line.split()[1].removeprefix("v")
