"""Resources that people vouch for: the register, and what ages, ends or no longer fits."""

import hashlib
from pathlib import Path

import pytest

from edugrid.cli.app import run
from edugrid.drift.formats import show
from edugrid.drift.observe_attested import observe_attested
from edugrid.paper.attest import attest
from edugrid.paper.errors import PaperError
from edugrid.region import open_region

CITY = "henan/zhengzhou"
ALL = (
    "edu-zhengzhou-apps",
    "edu-zhengzhou-video-sg",
    "edu-zhengzhou-video-1",
    "edu-zhengzhou-video-1-media",
    "edu-zhengzhou-video-2",
    "edu-zhengzhou-video-2-media",
    "edu-zhengzhou-video-lb",
)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "盖章扫描件.pdf"
    path.write_bytes(b"%PDF-1.4 stamped")
    return path


def drift(root: Path) -> list[tuple[str, tuple[str, ...], str | None, str | None]]:
    records = observe_attested(root, open_region(root, CITY))
    assert {(record.layer, record.asset) for record in records} <= {("attested", "telecom/edu-zhengzhou")}
    return [(record.kind, record.path, record.intended, record.actual) for record in records]


def test_what_nobody_vouches_for_is_missing(root: Path) -> None:
    found = drift(root)
    assert {kind for kind, *_ in found} == {"missing"}
    assert sorted(path[1] for _, path, *_ in found) == sorted(ALL)


def test_an_attested_resource_is_no_drift(root: Path, scan: Path) -> None:
    rows = attest(root, CITY, "telecom", ALL, "张工", scan)
    digest = hashlib.sha256(scan.read_bytes()).hexdigest()
    assert {(row.sha256, row.contract, str(row.day)) for row in rows} == {(digest, "HT-2026-07", "2026-11-26")}
    kept = root / CITY / "registers/evidence" / rows[0].evidence
    assert kept.read_bytes() == scan.read_bytes()
    assert drift(root) == []


def test_it_ages_out(root: Path, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attest(root, CITY, "telecom", ALL, "张工", scan)
    monkeypatch.setenv("EDUGRID_AT", "2027-05-25")  # 180 days
    assert drift(root) == []
    monkeypatch.setenv("EDUGRID_AT", "2027-05-26")
    assert [(kind, path[1]) for kind, path, *_ in drift(root)] == [
        ("expired", path) for path in sorted(ALL, key=lambda name: (KIND[name], name))
    ]
    attest(root, CITY, "telecom", ALL[:1], "李工", scan)
    assert len(drift(root)) == len(ALL) - 1


KIND = dict(
    zip(
        ALL,
        ("network", "security_group", "server", "volume", "server", "volume", "load_balancer"),
        strict=True,
    )
)


def test_it_ends_with_its_contract(root: Path, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attest(root, CITY, "telecom", ALL, "张工", scan)
    monkeypatch.setenv("EDUGRID_AT", "2028-01-01")
    ended = [path for kind, path, _, actual in drift(root) if kind == "expired" and actual == "HT-2026-07: 2027-12-31"]
    assert len(ended) == len(ALL)


def test_other_evidence_is_drift(root: Path, scan: Path) -> None:
    row = attest(root, CITY, "telecom", ALL, "张工", scan)[0]
    kept = root / CITY / "registers/evidence" / row.evidence
    kept.write_bytes(b"another file")
    other = hashlib.sha256(b"another file").hexdigest()
    assert {(kind, intended, actual) for kind, _, intended, actual in drift(root)} == {
        ("changed", f"sha256 {row.sha256}", f"sha256 {other}")
    }
    kept.unlink()
    assert {actual for *_, actual in drift(root)} == {None}


def test_what_nobody_declares_any_more_is_told(root: Path, scan: Path) -> None:
    attest(root, CITY, "telecom", ALL, "张工", scan)
    city = root / CITY / "city.yml"
    text = city.read_text(encoding="utf-8")
    city.write_text(text.replace("    count: 2\n", "    count: 1\n"), encoding="utf-8")
    assert [(kind, path[1]) for kind, path, *_ in drift(root)] == [
        ("unmanaged", "edu-zhengzhou-video-2"),
        ("unmanaged", "edu-zhengzhou-video-2-media"),
    ]


@pytest.mark.parametrize(
    ("cloud", "resource", "message"),
    [
        ("gov", ALL[0], "has no cloud 'gov' without an API"),
        ("telecom", "edu-zhengzhou-video-9", "no resource edu-zhengzhou-video-9"),
    ],
)
def test_wrong_names_write_nothing(root: Path, scan: Path, cloud: str, resource: str, message: str) -> None:
    with pytest.raises(PaperError, match=message):
        attest(root, CITY, cloud, (resource,), "张工", scan)
    assert not (root / CITY / "registers/attestations.csv").exists()


def test_the_command_line(root: Path, scan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = ["cloud", "attest", CITY, "--cloud", "telecom", "--by", "张工", "--resource", ALL[0]]
    assert run([*common, "--evidence", str(scan), "--day", "2026-11-01"]) == 0
    assert "telecom edu-zhengzhou-apps: 2026-11-01 张工" in capsys.readouterr().out
    assert run([*common, "--evidence", str(scan.with_name("none.pdf"))]) == 2
    assert run([*common, "--evidence", str(scan), "--day", "gestern"]) == 2
    assert len(drift(root)) == len(ALL) - 1


def test_reports_say_by_the_register(root: Path) -> None:
    text = show(observe_attested(root, open_region(root, CITY)), "text", "zh", CITY)
    assert text.count("按台账") == len(ALL)
    assert "在线" not in text
