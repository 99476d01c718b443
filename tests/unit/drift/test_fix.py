"""Drift that people want to keep: golden pairs of records and patch, and what becomes of the patch."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from changed_files import change_file
from ruamel.yaml import YAML

from edugrid.cli.app import run
from edugrid.drift.fix.drafts import Drafts
from edugrid.drift.fix.next_id import next_id
from edugrid.drift.fix.patch_text import patch_text
from edugrid.drift.fix.propose import Proposal, propose
from edugrid.drift.fix.scene import Grounds
from edugrid.drift.fix.sorted_out import sort_out
from edugrid.drift.formats import as_json
from edugrid.drift.read_records import read_records
from edugrid.drift.record import DriftRecord
from edugrid.region import open_region

TESTS = Path(__file__).parents[2]
GOLDEN = TESTS / "golden" / "drift_fix"
REGION = "henan/zhengzhou"
WHY = ["--reason", "施工改线", "--by", "王主任", "--until", "2027-03-31"]


@pytest.fixture(autouse=True)
def _inventory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(TESTS.parent / "inventories", tmp_path / "inventories")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_LANG", "en")
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))


def drift_file(rows: list[dict[str, Any]]) -> tuple[Path, tuple[DriftRecord, ...]]:
    """``drift.json`` with the rows of a case, in the region that their asset stands in."""
    regions = {device.name: device.region for device in open_region(Path("inventories"), REGION).design.devices}
    records = []
    for row in rows:
        path = list(row["path"])
        network = row["asset"] in regions
        body = {"kind": "changed", "intended": None, "severity": "high", "layer": "simulated"} | row
        body |= {"world": "network" if network else "cloud", "region": regions.get(row["asset"], REGION)}
        body["path"] = [*path, row["intended"]] if network else path
        records.append(DriftRecord.model_validate_json(json.dumps(body)))
    Path("drift.json").write_text(as_json(records), encoding="utf-8")
    return Path("drift.json"), read_records(Path("drift.json"))


def files() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in Path("inventories").rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*.yml")), ids=lambda path: path.stem)
def test_the_patch_is_the_kept_one_and_the_drift_is_gone_with_it(case: Path) -> None:
    yaml = YAML()
    yaml.width = 1000
    content = yaml.load(case.read_text(encoding="utf-8"))
    for what in content.get("changes", ()):
        change_file(Path("inventories"), what)
    file, records = drift_file(content["drift"])
    every = ",".join(record.identity for record in records)
    fix = ["drift", "fix", REGION, "--from", str(file), "--accept", every, *WHY]
    before = files()
    assert run([*fix, "--patch", "fix.patch"]) == 0
    assert files() == before
    text = Path("fix.patch").read_text(encoding="utf-8")
    # lines around a change are those of the example, and of no interest here
    patch = [line for line in text.splitlines() if line.startswith(("+", "-"))]
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        content["patch"] = patch
        yaml.dump(content, case)
    assert patch == content["patch"]
    # what git makes of the patch is what --write makes, an inventory that is right
    subprocess.run(["git", "apply", "fix.patch"], check=True)
    by_patch = files()
    assert run(["validate", REGION]) == 0
    subprocess.run(["git", "apply", "--reverse", "fix.patch"], check=True)
    assert files() == before
    assert run([*fix, "--write"]) == 0
    assert files() == by_patch


def proposed(records: tuple[DriftRecord, ...], grounds: Grounds = Grounds()) -> Proposal:  # noqa: B008 - frozen
    root = Path("inventories")
    return propose(root, open_region(root, REGION), records, records, grounds)


def record(asset: str, path: tuple[str, ...], kind: str, **more: str) -> DriftRecord:
    network = "/" not in asset
    body = {
        "region": f"{REGION}/zhongmu" if network else REGION,
        "world": "network" if network else "cloud",
        "asset": asset,
        "path": path,
        "kind": kind,
        "intended": None,
        "actual": None,
        "severity": "high",
        "layer": "simulated",
    }
    return DriftRecord.model_validate(body | more)


RULE = ("security_group", "edu-zhengzhou-roster", "rule")
TRUNK = ("interface GigabitEthernet1/0/3", "port trunk permit vlan 106 to 107")
CANNOT = {
    "no reason": (record("gov/edu-zhengzhou", ("server", "tmp-1"), "unmanaged"), "needs --reason, --by and --until"),
    "egress": (record("gov/edu-zhengzhou", (*RULE, "egress IPv4 tcp 443 0.0.0.0/0"), "unmanaged"), "ingress of TCP"),
    "every port": (record("gov/edu-zhengzhou", (*RULE, "ingress IPv4 tcp 10.0.0.0/8"), "unmanaged"), "names ports"),
    "half a school": (
        record("zm-agg-1", TRUNK, "changed", intended=TRUNK[1], actual="port trunk permit vlan 106"),
        "VLAN 106 is not that of a whole school",
    ),
}


@pytest.mark.parametrize("name", CANNOT)
def test_what_cannot_be_expressed_says_why(name: str) -> None:
    difference, why = CANNOT[name]
    found = proposed((difference,))
    assert (found.accepted, found.changed) == ((), {})
    assert why in found.left[0].why.en


def test_a_policy_that_forbids_it_wins() -> None:
    """Port 22 for the whole network: neither the whitelist nor an exception of drift lets it in silently."""
    from datetime import date

    grounds = Grounds("临时", "王主任", date(2027, 3, 31))
    found = proposed((record("gov/edu-zhengzhou", (*RULE, "ingress IPv4 tcp 22 0.0.0.0/0"), "unmanaged"),), grounds)
    assert [path.name for path in found.changed] == ["drift_exceptions.csv"]
    assert "no-open-management-port" in (found.accepted[0].note or found.accepted[0].what).en


def test_sorting_out_never_plans_what_shall_stay() -> None:
    ntp = record("zm-agg-1", ("ntp-service unicast-server 192.0.2.9",), "unmanaged")
    shut = record("zm-agg-1", (TRUNK[0], "shutdown"), "unmanaged")
    tmp = record("gov/edu-zhengzhou", ("server", "tmp-1"), "unmanaged")
    rule = record("gov/edu-zhengzhou", (*RULE, "ingress IPv4 tcp 8443 10.0.0.0/8"), "unmanaged")
    made = record("gov/edu-zhengzhou", ("port", "edu-zhengzhou-log-1"), "missing")
    open_port = record("gov/edu-zhengzhou", ("open_port", "10.1.1.1", "tcp 3306"), "unmanaged")
    ended = record("registers/zhengzhou", ("contract", "HT-1"), "expired")
    away = record("zm-pop-1", (), "unreachable")
    all_of_it = (ntp, shut, tmp, rule, made, open_port, ended, away)
    devices = {"zm-agg-1": True}
    found = sort_out(all_of_it, devices, ())
    assert (found.devices, found.stacks) == (("zm-agg-1",), (REGION,))
    assert [item.record for item in found.left] == [tmp, open_port, ended, away]
    assert sort_out(all_of_it, devices, (), remove_unmanaged=True).repaired == (ntp, shut, tmp, rule, made)
    # line by line: what stays is left alone
    allowed = (ntp, shut.model_copy(update={"exception": "DX-0001"}))
    for records, keep in (((ntp, shut), {shut.identity}), (allowed, set[str]())):
        kept = sort_out(records, devices, keep)
        assert (kept.devices, kept.repaired, kept.kept) == (("zm-agg-1",), (ntp,), {"zm-agg-1": (shut.path,)})
    # as a whole: not at all
    whole = {"zm-agg-1": False}
    assert sort_out((ntp, shut), whole, {shut.identity}).devices == ()
    found = sort_out(allowed, whole, ())
    assert found.devices == ()
    assert "DX-0001 allows" in found.left[1].why.en


def test_an_id_that_is_not_there_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    Path("none.json").write_text(json.dumps({"version": 1, "records": []}), encoding="utf-8")
    assert run(["drift", "fix", REGION, "--from", "none.json", "--accept", "0123456789ab"]) == 2
    assert "no difference 0123456789ab" in capsys.readouterr().err
    assert run(["drift", "fix", REGION, "--from", "none.json", "--until", "2020-01-01"]) == 2
    assert run(["drift", "fix", REGION, "--from", "none.json"]) == 0


def test_a_file_in_another_layout_keeps_its_lines() -> None:
    path = Path("odd.yml")
    lines = [
        "# top",
        "a:   1",
        "items:",
        "    - {name: x,   to:   'one'}   # first",
        "    - {name: y, to: two}",
        "b: 2",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    drafts = Drafts(Path())
    drafts.edit_yaml(path, lambda data: data["items"][1].update(to="three"))
    lines[4] = "    - {name: y, to: three}"
    assert drafts.changed[path].splitlines() == lines


def test_a_patch_keeps_line_ends_and_marks() -> None:
    before, after = "\ufeffid,a\r\n1,x", "\ufeffid,a\r\n1,x\r\n2,y\r\n"
    Path("r.csv").write_bytes(before.encode())
    Path("p").write_text(patch_text("r.csv", before, after), encoding="utf-8", newline="")
    subprocess.run(["git", "apply", "p"], check=True)
    assert Path("r.csv").read_bytes() == after.encode()


def test_ids_go_on() -> None:
    assert next_id("DX", {"DX-0009", "DX-9", "other", "DX-0003"}) == "DX-0010"
    assert next_id("DX", ()) == "DX-0001"
