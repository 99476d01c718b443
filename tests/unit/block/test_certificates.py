"""A blocked certificate is looked for: in the register it is a finding, on the wire it proposes orders. Real TLS on loopback."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificate
from plain_city import plain_city
from tls_server import Authority, tls_server

from edugrid.block.certificate_log import in_log
from edugrid.block.certificate_points import certificate_points
from edugrid.block.errors import BlockError
from edugrid.certificates.look_at_certificates import look_at_certificates
from edugrid.cli.app import run
from edugrid.drift.observe_certificates import observe_certificates
from edugrid.intent.block_order import BlockOrder
from edugrid.region import open_region

CITY = "henan/zhengzhou"
AT = datetime(2027, 3, 1, 9, tzinfo=UTC)
HEAD = "id,kind,indicator,scope,reason,source,applicant,approver,created,until,priority,lifted,lifted_by"


@pytest.fixture
def bad(root: Path, tmp_path: Path) -> Iterator[tuple[str, int]]:
    """The fingerprint that BL-0001 blocks, and the port of a server of the register that shows it."""
    plain_city(root)
    made = Authority().sign(["id.edu.example"], AT - timedelta(9), AT + timedelta(300))
    der = load_pem_x509_certificate(made.certificate).public_bytes(Encoding.DER)
    registers = root / CITY / "registers"
    order(registers, sha256(der).hexdigest())
    with tls_server(made, tmp_path) as port:
        rows = f"CT-1,id.edu.example,127.0.0.1,{port},,,,,identity,\nCT-2,gone.edu.example,127.0.0.1,1,,,,,identity,\n"
        head = "id,name,address,port,file,key_sha256,until,warn_days,application,owner\n"
        (registers / "certificates.csv").write_text(head + rows, encoding="utf-8")
        yield sha256(der).hexdigest(), port


def order(registers: Path, indicator: str) -> None:
    row = f"BL-0001,certificate,{indicator},city,stolen key,cncert,Zhang,Wang,2027-02-28T09:00,2027-03-30,5,,"
    (registers / "blocks.csv").write_text(f"{HEAD}\n{row}\n", encoding="utf-8")


def test_in_the_register_it_is_a_finding_of_drift(root: Path, bad: tuple[str, int]) -> None:
    found = {one.path[-1]: one for one in observe_certificates(root, open_region(root, CITY))}
    one = found["blocked"]
    assert (one.asset, one.kind, one.severity, one.layer) == ("certificate/CT-1", "changed", "high", "real")
    assert (one.intended, one.actual) == ("not in use: BL-0001 blocks it (stolen key)", f"sha256 {bad[0]}")
    order(root / CITY / "registers", "0" * 64)
    assert "blocked" not in {one.path[-1] for one in observe_certificates(root, open_region(root, CITY))}


def test_the_status_says_where_it_is_used_and_that_nothing_can_block_it(root: Path, bad: tuple[str, int]) -> None:
    intent = open_region(root, CITY).intent
    looked = look_at_certificates(root, intent, ask=True)
    (used,) = certificate_points(intent.cities[0].registers.blocks, looked)
    assert (used.place, used.way, used.state) == (f"127.0.0.1:{bad[1]}", "certificate", "missing")
    other = BlockOrder.model_validate(intent.cities[0].registers.blocks[0].model_dump() | {"indicator": "0" * 64})
    (unused,) = certificate_points([other], looked)
    assert unused.state == "cannot"
    assert "1 endpoint(s) and file(s) of certificates.csv do not use it, 1 said nothing" in unused.why.en


def test_who_uses_it_on_the_wire_is_proposed_for_blocking(
    root: Path, bad: tuple[str, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "ssl.log"
    seen = {
        "id.resp_h": "203.0.113.9",
        "server_name": "pool.bad.example",
        "cert_chain_fps": [bad[0].upper(), "ab" * 32],
    }
    lines = [seen, seen, {"id.resp_h": "203.0.113.7"}, seen | {"cert_chain_fps": ["ab" * 32, bad[0]]}]
    log.write_text("".join(f"{json.dumps(one)}\n" for one in lines), encoding="utf-8")
    assert run(["block", "certificates", CITY, "--seen", str(log), "--by", "Zhang"]) == 3
    told = capsys.readouterr().out
    assert "BL-0001  ssl.log:1  203.0.113.9  pool.bad.example\n" in told
    with (root / CITY / "registers/pending/blocks-certificates.csv").open(encoding="utf-8") as file:
        rows = {row["indicator"]: row for row in csv.DictReader(file)}
    assert {name: (row["take"], row["kind"], row["until"]) for name, row in rows.items()} == {
        "203.0.113.9": ("yes", "address", "2027-03-30"),
        "pool.bad.example": ("yes", "domain", "2027-03-30"),
        "127.0.0.1": ("no", "address", "2027-03-30"),  # the register's own endpoint is told and protected
        "id.edu.example": ("no", "domain", "2027-03-30"),
    }
    assert rows["203.0.113.9"]["reason"] == "BL-0001: its certificate was seen at ssl.log:1"
    assert run(["block", "accept", CITY, "--source", "certificates", "--approver", "Wang"]) == 0
    orders = open_region(root, CITY).intent.cities[0].registers.blocks
    assert [one.indicator for one in orders[1:]] == ["203.0.113.9/32", "pool.bad.example"]


def test_what_is_seen_nowhere_proposes_nothing(
    root: Path, bad: tuple[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    del bad
    order(root / CITY / "registers", "0" * 64)
    assert run(["block", "certificates", CITY]) == 0
    assert "1 blocked certificate(s), seen nowhere (2 looked at)" in capsys.readouterr().out
    assert not (root / CITY / "registers/pending/blocks-certificates.csv").exists()


@pytest.mark.parametrize(
    "line", ["#separator \\x09", "[1]", '{"id.resp_h": 7}', "[" * 9999, '{"id.resp_h": "a", "cert_chain_fps": 5}']
)
def test_another_log_is_refused(line: str) -> None:
    with pytest.raises(BlockError, match="line 2 is none of Zeek's"):
        list(in_log((), ["", line]))
