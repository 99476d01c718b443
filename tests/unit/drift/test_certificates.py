"""What drift and the list of what ends say of certificates."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from plain_city import plain_city
from tls_server import Authority, Made, tls_server

from edugrid.cli.app import run
from edugrid.drift.observe_certificates import observe_certificates
from edugrid.drift.owned import owned
from edugrid.drift.record import DriftRecord
from edugrid.region import open_region

HERE = Path(__file__).parents[3]
AT = datetime(2026, 11, 27, 4, tzinfo=UTC)
HEAD = "id,name,address,port,file,key_sha256,until,warn_days,application,owner"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import shutil

    monkeypatch.setenv("EDUGRID_AT", AT.isoformat())
    return plain_city(Path(shutil.copytree(HERE / "inventories", tmp_path / "inventories")))


def write(root: Path, *rows: str, **files: Made) -> None:
    registers = root / "henan/zhengzhou/registers"
    (registers / "certificates.csv").write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    for name, made in files.items():
        (registers / f"{name}.pem").write_bytes(made.certificate)


def look(root: Path) -> list[DriftRecord]:
    return list(observe_certificates(root, open_region(root, "henan/zhengzhou")))


def told(records: list[DriftRecord]) -> list[tuple[str, ...]]:
    return [(one.asset.partition("/")[2], one.path[-1], one.kind, one.actual or "") for one in records]


def test_each_fault_is_one_finding(root: Path, tmp_path: Path) -> None:
    authority = Authority()
    soon = authority.sign(["id.edu.example"], AT - timedelta(300), AT + timedelta(5))
    other = authority.sign(["id.edu.example"], AT - timedelta(300), AT + timedelta(300))
    with tls_server(soon, tmp_path) as port:
        write(
            root,
            f"CT-1,id.edu.example,127.0.0.1,{port},,{sha256(soon.key_info()).hexdigest()},,,identity,",
            f"CT-2,old.edu.example,127.0.0.1,{port},other.pem,,,0,,张工",
            "CT-3,id.edu.example,127.0.0.1,1,,,,,,",
            "CT-4,id.edu.example,,,gone.pem,,,,,",
            other=other,
        )
        found = look(root)
    key = f"sha256 {sha256(soon.key_info()).hexdigest()}"
    assert told(found)[:5] == [
        ("CT-1", "end", "expired", "ends on 2026-12-02"),
        ("CT-2", "name", "changed", "id.edu.example"),
        ("CT-2", "name", "changed", "id.edu.example"),
        ("CT-2", "key", "changed", key),
        ("CT-3", "127.0.0.1:1", "unreachable", found[4].actual),
    ]
    assert told(found)[5:] == [("CT-4", "gone.pem", "missing", "No such file or directory")]
    assert [one.layer for one in found] == ["real", "attested", "real", "real", "real", "attested"]
    assert {one.severity for one in found} == {"high"}
    opened = open_region(root, "henan/zhengzhou")
    assert [one.owner for one in owned(found[:2], opened.intent)] == ["郑州市教育局", "张工"]


@pytest.mark.parametrize(
    ("lives", "left", "expected"),
    [
        (398, 31, None),
        (398, 30, ("expired", "medium")),
        (398, 7, ("expired", "high")),
        (398, -1, ("expired", "high")),
        (45, 16, None),
        (45, 15, ("expired", "medium")),
    ],
)
def test_when_an_end_is_told(root: Path, lives: int, left: int, expected: tuple[str, str] | None) -> None:
    end = AT + timedelta(left)
    write(root, "CT-1,a.example,,,one.pem,,,,,", one=Authority().sign(["a.example"], end - timedelta(lives), end))
    assert [(one.kind, one.severity) for one in look(root)] == ([expected] if expected else [])


def test_an_end_later_today_is_not_yet_an_end(root: Path) -> None:
    for minutes, actual in ((1, "ends on 2026-11-27"), (-1, "ended on 2026-11-27")):
        end = AT + timedelta(minutes=minutes)
        write(root, "CT-1,a.example,,,one.pem,,,,,", one=Authority().sign(["a.example"], end - timedelta(90), end))
        assert [one.actual for one in look(root)] == [actual]


def test_what_is_not_valid_yet(root: Path) -> None:
    made = Authority().sign(["a.example"], AT + timedelta(2), AT + timedelta(300))
    write(root, "CT-1,a.example,,,one.pem,,,,,", one=made)
    assert told(look(root)) == [("CT-1", "start", "changed", "valid from 2026-11-29T04:00Z")]


def test_the_list_of_what_ends(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(root))
    monkeypatch.setenv("EDUGRID_LANG", "en")
    authority = Authority()
    one = authority.sign(["a.example"], AT - timedelta(300), AT + timedelta(9))
    two = authority.sign(["b.example"], AT - timedelta(300), AT + timedelta(8))
    with tls_server(two, tmp_path) as port:
        write(
            root,
            "CT-1,a.example,,,one.pem,,,,,",
            f"CT-2,b.example,127.0.0.1,{port},,,,,,",
            "CT-3,c.example,,,,,2026-12-04,,,",
            "CT-4,d.example,127.0.0.1,1,,,,,,",
            one=one,
        )
        shown = {}
        for words in ((), ("--certificates",)):
            assert run(["cloud", "expiring", "henan/zhengzhou", "--format", "json", *words]) == 3
            shown[words] = json.loads(capsys.readouterr().out)
    listed = {
        words: [(term["id"], term["days_left"]) for term in body["terms"] if term["kind"] == "certificate"]
        for words, body in shown.items()
    }
    assert listed == {(): [("CT-3", 7), ("CT-1", 9)], ("--certificates",): [("CT-3", 7), ("CT-2", 8), ("CT-1", 9)]}
    assert not shown[()]["unseen"]
    assert list(shown["--certificates",]["unseen"]) == ["CT-4 127.0.0.1:1"]
