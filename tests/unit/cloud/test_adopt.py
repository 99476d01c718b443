"""Proposals for existing projects, without a cloud: what was read is made by hand here."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from edugrid.cloud.adopt.declare_adopted import declare_adopted
from edugrid.cloud.adopt.finding import Finding
from edugrid.cloud.adopt.import_file import import_file
from edugrid.cloud.adopt.kinds import KINDS
from edugrid.cloud.adopt.propose import propose
from edugrid.cloud.adopt.propose_exceptions import propose_exceptions
from edugrid.cloud.adopt.proposed_spec import proposed_spec
from edugrid.cloud.adopt.read_project import ReadProject
from edugrid.cloud.adopt.write_proposal import write_proposal
from edugrid.cloud.errors import CloudInputError
from edugrid.intent.adopted import AdoptedProject
from edugrid.intent.load import load_intent

CITY = "henan/zhengzhou"
ROOT = Path(__file__).parents[3] / "inventories"


@pytest.fixture
def found() -> ReadProject:
    finding = Finding()
    finding.add("network", "Old Net", "n-1", {"name": "Old Net", "tags": [], "description": ""})
    finding.add(
        "subnet", "", "s-1", {"name": "", "networkId": finding.ref("n-1"), "ipVersion": 4, "cidr": "10.9.0.0/24"}
    )
    finding.add("security_group", "web", "g-1", {"name": "web"})
    finding.add(
        "security_group_rule",
        "ssh",
        "r-1",
        {
            "securityGroupId": finding.ref("g-1"),
            "direction": "ingress",
            "ethertype": "IPv4",
            "protocol": "tcp",
            "portRangeMin": 22,
            "portRangeMax": 22,
            "remoteIpPrefix": "0.0.0.0/0",
        },
    )
    finding.add("port", "web01", "p-1", {"name": "web01", "networkId": finding.ref("n-1")})
    finding.add(
        "server",
        "web01",
        "v-1",
        {
            "name": "web01",
            "flavorName": "edu.small",
            "imageName": "edu-linux-12",
            "networks": [{"port": finding.ref("p-1")}],
        },
    )
    finding.cannot("trunk", "t", "t-1", "trunks are not kept", "不接管中继")
    return ReadProject(
        "gov",
        "old",
        "0ld",
        date(2026, 11, 26),
        tuple(finding.resources),
        tuple(finding.unexpressed),
        {"web": ("server.web01",)},
    )


def test_labels_are_readable_and_unique() -> None:
    finding = Finding()
    for identity in ("a-1", "b-2"):
        finding.add("network", "同名", identity, {"name": "同名"})
    finding.add("network", "x y", "c-3", {})
    assert [item.label for item in finding.resources] == ["network.a-1", "network.b-2", "network.x-y"]
    assert finding.ref("c-3") == "${network.x-y}"
    assert finding.ref("somebody else's") == "somebody else's"


def test_the_proposal_reads_back_as_what_was_found(found: ReadProject) -> None:
    text = propose(found, "gov", "郑州市教育局", "internal", 2)
    read = AdoptedProject.model_validate(YAML(typ="safe").load(text))
    assert read.resources == found.resources
    assert (read.project_id, read.taken, read.tags) == ("0ld", date(2026, 11, 26), "later")
    assert read.applications[0].servers == ("server.web01",)
    assert text.startswith("# 原有项目")


def test_the_import_file_names_every_object(found: ReadProject) -> None:
    listed = json.loads(import_file(found))["resources"]
    assert [(item["type"], item["id"]) for item in listed] == [
        (KINDS[item.kind].token, item.id) for item in found.resources
    ]


def test_policies_see_servers_and_subnets_in_their_networks(found: ReadProject) -> None:
    by_name = {item.name: item.network for item in declare_adopted(proposed_spec(found, "gov", CITY))}
    assert by_name["gov-old-subnet.s-1"] == by_name["gov-old-server.web01"] == "gov-old-network.old-net"


def test_what_breaks_a_policy_gets_half_a_year_and_keeps_its_name(found: ReadProject) -> None:
    intent = load_intent(ROOT, CITY)
    rows = list(csv.DictReader(io.StringIO(propose_exceptions(proposed_spec(found, "gov", CITY), intent, "王主任"))))
    assert {row["rule"] for row in rows} == {
        "ipv6-on-every-network",
        "mandatory-tags",
        "no-open-management-port",
        "whitelist-only-ingress",
    }
    assert {(row["where"], row["approver"]) for row in rows} == {("gov-old-*", "王主任")}
    assert {(date.fromisoformat(row["until"]) - intent.today).days for row in rows} == {180}


def test_a_register_keeps_its_rows_and_nothing_is_overwritten(found: ReadProject, tmp_path: Path) -> None:
    register = tmp_path / "registers/exceptions.csv"
    register.parent.mkdir()
    register.write_text("rule,id,where,reason,approver,until\nnames,EX-1,a,b,c,2027-01-01\n", encoding="utf-8")
    rows = "id,rule,where,reason,approver,until\nEX-2,quota,x,y,z,2027-02-02\n"
    written = write_proposal(found, ("text\n", rows), "gov", None, tmp_path)
    assert written == (tmp_path / "adopted/gov-old.yml", register)
    assert register.read_text(encoding="utf-8") == (
        "rule,id,where,reason,approver,until\nnames,EX-1,a,b,c,2027-01-01\nquota,EX-2,x,y,z,2027-02-02\n"
    )
    with pytest.raises(CloudInputError) as refused:
        write_proposal(found, ("other\n", rows), "gov", tmp_path / "out", tmp_path)
    assert "adopted/gov-old.yml" in refused.value.show("en")
    assert not (tmp_path / "out").exists()
    assert (tmp_path / "adopted/gov-old.yml").read_text(encoding="utf-8") == "text\n"


def test_without_a_place_it_goes_to_a_folder_of_its_own(
    found: ReadProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written = write_proposal(found, ("text\n", ""), "gov", None, None)
    assert [path.name for path in written] == ["gov-old.yml", "gov-old.import.json", "gov-old.not-kept.txt"]
    assert "不接管中继" in (tmp_path / "proposal/gov-old.not-kept.txt").read_text(encoding="utf-8")
