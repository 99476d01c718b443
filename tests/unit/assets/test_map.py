"""The map: a page that needs nobody, CycloneDX 1.6 by its own schema, and a workbook with the same rows."""

import io
import json
import re
from pathlib import Path

import pytest
from asset_world import CITY, changed_city, on_the_wire, seen_by_device
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from openpyxl import load_workbook

from edugrid.assets.check import check
from edugrid.assets.cyclonedx import as_cyclonedx
from edugrid.assets.fill import fill
from edugrid.assets.join import join
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen, Sighting
from edugrid.cli.app import run
from edugrid.drift.record import DriftRecord
from edugrid.intent.moment import moment
from edugrid.report.asset_map import asset_map
from edugrid.report.asset_sheets import asset_sheets
from edugrid.report.asset_tree import asset_tree
from edugrid.report.environment import script_hash
from edugrid.report.workbook import workbook

EVIL = "</summary><script>alert(1)</script>"
PHONES = {"zz-wang": "****4321", "zz-li": "****0001"}


@pytest.fixture(name="found")
def _found(tmp_path: Path) -> tuple[Register, tuple[DriftRecord, ...]]:
    rows = (
        f"A-1,{EVIL},server,zhongmu,信息中心,R740,SN1,'=cmd()|x,172.30.8.21,zm-old-room,3号柜,,,roster\n"
        "A-2,zz-core-1,network,,市教育局,,SN2,V200R022,,,,,,\n"
    )
    register = join(changed_city(tmp_path, rows), PHONES)
    return register, check(register, seen_by_device(on_the_wire("172.30.8.99")))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_whole_escaped_and_needs_nobody(found: tuple[Register, tuple[DriftRecord, ...]], lang: str) -> None:
    register, records = found
    page = asset_map(register, records, lang, sources=("devices",), other="o.html", files=("assets.xlsx",))
    assert EVIL not in page
    assert "&lt;script&gt;alert(1)" in page
    assert not re.findall(r"(?:src|href)=\"(?!#|o\.html|assets\.xlsx)", page)
    assert "url(" not in page
    for script in ("page.js", "asset_map.js"):
        assert script_hash(script) in page
    assert page.count("<details") == page.count("</details>")
    # region → organisation → system → host → port
    order = ["郑州市教育局", "郑州市教育统一身份认证系统", "edu-zhengzhou-identity-1", "WL-0008"]
    places = [page.index(text) for text in order]
    assert places == sorted(places)
    assert "zz-wang (****4321)" in page
    assert "172.30.8.99" in page


def test_every_host_stands_in_the_tree_once(found: tuple[Register, tuple[DriftRecord, ...]]) -> None:
    register, records = found
    tree = asset_tree(register, records)
    there = [node.host.id for r in tree for o in r.organisations for s in o.systems for node in s.hosts]
    assert sorted(there) == sorted(host.id for host in register.hosts)
    assert {s.system.name for r in tree for o in r.organisations for s in o.systems if s.system} == {
        system.name for system in register.systems
    }
    # what belongs to no host or system hangs on its region
    (zhongmu,) = [node for node in tree if node.path == f"{CITY}/zhongmu"]
    assert [one.path for one in zhongmu.findings] == [("address", "172.30.8.99")]


def test_cyclonedx_is_as_its_schema_says(found: tuple[Register, tuple[DriftRecord, ...]]) -> None:
    register, _ = found
    text = as_cyclonedx(register, moment())
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert as_cyclonedx(register, moment()) == text
    bom = json.loads(text)
    services = {one["name"]: one for one in bom["services"]}
    assert services["identity"]["provider"]["name"] == "郑州市教育局"
    assert services["identity"]["data"] == [{"classification": "minors", "flow": "unknown"}]
    assert {"name": "edugrid:filing", "value": "41010099001-00001"} in services["identity"]["properties"]
    assert {one["bom-ref"] for one in bom["components"]} == {host.id for host in register.hosts}
    leans = {one["ref"]: one.get("dependsOn", []) for one in bom["dependencies"]}
    assert leans["system/roster"] == ["asset/A-1", "server/gov/edu-zhengzhou/edu-zhengzhou-roster-1"]
    core = next(one for one in bom["components"] if one["bom-ref"] == "device/zz-core-1")
    assert core["components"][0]["name"] == "V200R022"
    # not even the last digits leave in a file that programs read
    assert "4321" not in text
    bom["services"][0]["data"] = "minors"
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bom)) is not None


def test_the_workbook_has_the_same_rows(found: tuple[Register, tuple[DriftRecord, ...]]) -> None:
    register, records = found
    book = load_workbook(io.BytesIO(workbook(asset_sheets(register, records, "zh"), "x", moment())))
    assert book.sheetnames == ["信息系统", "主机", "端口", "域名", "证书", "网段", "发现"]
    counts = {page.title: page.max_row - 1 for page in book.worksheets}
    assert counts == {
        "信息系统": len(register.systems),
        "主机": len(register.hosts),
        "端口": sum(len(host.ports) for host in register.hosts),
        "域名": len(register.domains),
        "证书": 0,
        "网段": len(register.ranges),
        "发现": len(records),
    }
    cell = next(cell for row in book["主机"].iter_rows() for cell in row if cell.value == "=cmd()|x")
    assert cell.data_type == "s"  # text, never a formula
    assert book["信息系统"]["J2"].value == "zz-wang (****4321)"


def test_what_was_seen_fills_what_the_register_does_not_say(found: tuple[Register, tuple[DriftRecord, ...]]) -> None:
    register, _ = found
    name = "edu-zhengzhou-roster-1"
    seen = Seen(
        (
            Sighting(
                source="state", what="server", where="gov/edu-zhengzhou", region=CITY, name=name, address="10.0.0.20"
            ),
            Sighting(source="device", what="facts", where="zz-core-1", region=CITY, serial="SN9", version="V300"),
            Sighting(source="device", what="facts", where="zz-dc-1", region=CITY, serial="SN8", version="V7"),
        )
    )
    hosts = {host.name: host for host in fill(register, seen).hosts}
    assert hosts[name].addresses == ("10.0.0.20",)
    assert (hosts["zz-core-1"].serial, hosts["zz-core-1"].software) == ("SN2", "V200R022")
    assert (hosts["zz-dc-1"].serial, hosts["zz-dc-1"].software) == ("SN8", "V7")


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    changed_city(tmp_path, systems="name,title,organisation\nvideo,点播,电教馆\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("EDUGRID_LANG", "en")
    monkeypatch.setenv("COLUMNS", "200")  # nothing is folded
    check_it = ["assets", "check", CITY, "--only", "register"]
    assert run([*check_it, "--format", "json"]) == 3
    first = json.loads(capsys.readouterr().out)["records"]
    assert {tuple(one["path"]) for one in first} == {("registers/systems.csv",), ("filing",), ("assessed",)}
    assert {one["world"] for one in first} == {"assets"}
    assert run([*check_it, "--format", "json"]) == 3
    again = json.loads(capsys.readouterr().out)["records"]
    assert [one["first_seen"] for one in again] == [one["first_seen"] for one in first]  # the history knows them
    row = "DX-9,system/*,*,missing,摸底中,李局长,2029-12-31\n"
    with (tmp_path / f"inventories/{CITY}/registers/drift_exceptions.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    assert run(check_it) == 0  # a dated exception covers them, as it does for drift
    assert "allowed: DX-9" in capsys.readouterr().out
    assert run(["assets", "map", CITY, "--out", "map", "--only", "register"]) == 0
    assert {path.name for path in Path("map").iterdir()} == {
        "index.html",
        "index.zh.html",
        "assets.cdx.json",
        "assets.xlsx",
    }
    assert run([*check_it, "--scan", "198.51.100.0/24"]) == 2
    assert "never scanned" in capsys.readouterr().err
    assert run(["assets", "check", CITY, "--only", "everything"]) == 2
