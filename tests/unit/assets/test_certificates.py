"""Certificates of the register: joined with systems, read over real TLS on loopback, judged as drift judges them."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asset_world import CITY, changed_city
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from tls_server import Authority, tls_server

from edugrid.assets.check import check
from edugrid.assets.cyclonedx import as_cyclonedx
from edugrid.assets.fill import fill
from edugrid.assets.join import join
from edugrid.assets.look.from_certificates import from_certificates

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)  # the tests' own day
HEAD = "id,name,address,port,until,application,owner\n"


def test_a_certificate_is_joined_read_and_judged(tmp_path: Path) -> None:
    made = Authority().sign(["video.zhengzhou.edu.example"], NOW - timedelta(80), NOW + timedelta(10))
    with tls_server(made, tmp_path) as port:
        rows = (
            f"C-1,id.zhengzhou.edu.example,127.0.0.1,{port},,,\n"
            "C-2,token.example.com,,,2026-12-20,roster,\n"
            "C-3,other.example.com,,,2029-12-20,,某单位\n"
        )
        opened = changed_city(tmp_path, more={"certificates": HEAD + rows})
        register = join(opened)
        root = tmp_path / "inventories"
        assert from_certificates(root, opened, ask=False).certificates.records == ()
        seen = from_certificates(root, opened, ask=True)
    entries = {one.id: one for one in register.certificates}
    assert [(one.system, one.owner) for one in entries.values()] == [
        ("identity", "郑州市教育局"),  # its name is a domain of that system
        ("roster", "郑州市教育局"),
        ("", "某单位"),
    ]
    found = {(one.asset, one.path[-1], one.kind): one for one in check(register, seen)}
    assert set(found) == {
        ("certificate/C-1", "end", "expired"),
        ("certificate/C-1", "name", "changed"),
        ("registers/zhengzhou", "C-2", "expired"),
    }
    end = found["certificate/C-1", "end", "expired"]
    assert (end.world, end.owner, end.layer) == ("assets", "郑州市教育局", "real")
    filled = {one.id: one for one in fill(register, seen).certificates}
    assert (filled["C-1"].issuer, filled["C-1"].key) == ("CN=Made-up CA", "EC secp256r1")
    assert str(filled["C-1"].last_day) == "2026-12-11"
    assert str(filled["C-2"].last_day) == "2026-12-20"
    text = as_cyclonedx(fill(register, seen), NOW)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    held = next(one for one in json.loads(text)["components"] if one["bom-ref"] == "certificate/C-1")
    assert held["type"] == "cryptographic-asset"
    assert held["cryptoProperties"]["certificateProperties"]["issuerName"] == "CN=Made-up CA"
    assert {one.region for one in register.certificates} == {CITY}
