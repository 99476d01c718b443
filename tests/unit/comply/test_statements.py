"""What people say: only with a file that is as it was, and not for longer than a year."""

import csv
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from edugrid.cli.app import run
from edugrid.comply.attest import Said, attest
from edugrid.comply.errors import ComplyError
from edugrid.comply.find_system import find_system
from edugrid.comply.judge import judge
from edugrid.comply.judge_region import judge_region
from edugrid.comply.open_view import Read
from edugrid.comply.result import Result
from edugrid.comply.statements import Statements
from edugrid.intent.problems import IntentError
from edugrid.intent.registers import ComplianceStatement
from edugrid.region import open_region

CITY = "henan/zhengzhou"
HASH = "ab" * 32


def row(control: str, **fields: Any) -> ComplianceStatement:  # noqa: ANN401 - fields of a row
    """A statement that holds, on the day of the look, but for ``fields``."""
    proof = {"evidence": "minutes.pdf", "sha256": HASH} if fields.get("says", "holds") == "holds" else {}
    return ComplianceStatement.model_validate({"control": control, "by": "张工", "day": "2026-11-26"} | proof | fields)


def results(read: Read, *rows: ComplianceStatement, digest: str | None = HASH) -> dict[str, Result]:
    """Verdicts by number; the evidence file hashes to ``digest``."""
    numbered = tuple((f"compliance.csv:{line}", item) for line, item in enumerate(rows, 2))
    statements = Statements(numbered, {"minutes.pdf": digest}, read.view.intent.today)
    return {result.number: result for result in judge(read.view, statements)}


def test_a_control_for_people_is_open_until_somebody_vouches(read: Read) -> None:
    assert results(read)["8.1.1.2"].verdict == "attest"
    found = results(read, row("8.1.1.*"))["8.1.1.2"]
    assert (found.verdict, found.evidence[0].basis, found.evidence[0].place) == (
        "attested",
        "attested",
        "compliance.csv:2",
    )
    assert results(read, row("8.1.1.*", system="roster"))["8.1.1.2"].verdict == "attest"


@pytest.mark.parametrize(("digest", "why"), [("cd" * 32, "was changed since"), (None, "cannot be read")])
def test_a_file_that_is_not_as_it_was_proves_nothing(read: Read, digest: str | None, why: str) -> None:
    found = results(read, row("8.1.1.2"), digest=digest)["8.1.1.2"]
    assert (found.verdict, found.why.en) == ("attest", f"minutes.pdf {why}")


@pytest.mark.parametrize(
    ("day", "verdict"), [("2025-11-26", "attested"), ("2025-11-24", "attest"), ("2026-11-27", "attest")]
)
def test_a_statement_lasts_a_year(read: Read, day: str, verdict: str) -> None:
    assert results(read, row("8.1.1.2", day=day))["8.1.1.2"].verdict == verdict


def test_a_statement_covers_what_a_check_could_not_see_and_nothing_more(read: Read) -> None:
    assert results(read)["8.1.4.4-c"].verdict == "unknown"
    hosts = [row("8.1.4.4-c", subject=name) for name in ("zm-pop-1", "zz-pop-1")]
    assert results(read, *hosts)["8.1.4.4-c"].verdict == "unknown"
    assert results(read, *hosts, row("8.1.4.4-c", subject="xz-olt-*"))["8.1.4.4-c"].verdict == "pass"
    assert results(read, row("8.1.4.4-c"))["8.1.4.4-c"].verdict == "pass"


def test_a_statement_covers_no_failure(read: Read) -> None:
    assert results(read, row("8.1.2.1-e"))["8.1.2.1-e"].verdict == "fail"
    no = row("8.1.2.1-e", says="not-applicable", reason="x")
    assert results(read, no)["8.1.2.1-e"].verdict == "fail"


def test_what_passes_but_for_people_passes_when_they_vouch(read: Read) -> None:
    assert results(read)["8.1.4.4-a"].verdict == "attest"
    assert results(read, row("8.1.4.4-a"))["8.1.4.4-a"].verdict == "pass"


def test_a_system_of_level_one_is_asked_for_less(read: Read) -> None:
    system = read.view.system.model_copy(update={"level": 1})
    found = {result.number: result.verdict for result in judge(read.view._replace(system=system), read.statements)}
    assert all(number.startswith(("6.", "S.")) for number in found)
    assert found["6.1.3.2-a"] == "pass"
    assert len(found) < len(results(read)) / 2


def test_the_newest_statement_counts(read: Read) -> None:
    broken = row("8.1.1.2", says="fails", reason="门禁损坏", day="2026-11-20")
    assert results(read, broken)["8.1.1.2"].verdict == "fail"
    assert results(read, row("8.1.1.2"), broken)["8.1.1.2"].verdict == "attested"
    assert results(read, row("8.1.1.2", day="2026-11-01"), broken)["8.1.1.2"].verdict == "fail"


def test_not_applicable_has_a_reason_and_a_signer(read: Read) -> None:
    found = results(read, row("8.1.3.4-b", by="王主任", says="not-applicable", reason="无邮件系统"))["8.1.3.4-b"]
    assert (found.verdict, found.why.zh) == ("not-applicable", "不适用：无邮件系统（王主任）")


def test_the_command_keeps_the_file_and_the_register_is_read(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "minutes.pdf"
    paper.write_bytes(b"%PDF- signed by hand\n")
    words = ["comply", "attest", CITY, "8.1.4.1-d", "--by", "王主任", "--evidence", str(paper), "--system", "identity"]
    assert run(words) == 0
    assert "identity 8.1.4.1-d holds: 2026-11-26 王主任" in capsys.readouterr().out
    assert run(["comply", "attest", CITY, "8.1.4.1-d", "--by", "王主任"]) == 2
    opened = open_region(root, CITY)
    (judged,) = judge_region(root, opened, find_system(opened.intent, "identity"))
    (found,) = [result for result in judged.results if result.number == "8.1.4.1-d"]
    (said,) = opened.intent.cities[0].registers.compliance
    assert sha256((root / CITY / "registers/evidence" / said.evidence).read_bytes()).hexdigest() == said.sha256
    assert (found.verdict, found.evidence[0].place) == (
        "attested",
        "inventories/henan/zhengzhou/registers/compliance.csv:2",
    )


def test_what_is_wrong_is_refused_and_nothing_is_written(root: Path, tmp_path: Path) -> None:
    paper = tmp_path / "minutes.pdf"
    paper.write_bytes(b"x")
    for said, file in (
        (Said(control="9.9.9.9", by="x"), paper),
        (Said(control="8.1.1.2", by="x", system="nobody"), paper),
        (Said(control="8.1.1.2", by="x"), None),
        (Said(control="8.1.1.2", by="x", says="not-applicable"), None),
        (Said(control="8.1.1.2", by="x"), tmp_path / "missing.pdf"),
    ):
        with pytest.raises(ComplyError):
            attest(root, CITY, said, file)
    path = root / CITY / "registers/compliance.csv"
    assert not path.exists()
    with path.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([("control", "by", "day"), ("8.1.1.2", "张工", "2026-11-01")])
    with pytest.raises(IntentError, match=r"compliance\.csv:2.*evidence"):
        open_region(root, CITY)
