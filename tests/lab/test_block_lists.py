"""Orders in the access lists of switches: by an ordinary plan, proved by reading back. Real SSH, a SIMULATED switch."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from simulated_network import SimulatedNetwork

from edugrid.cli.app import run
from edugrid.region import open_region

pytestmark = pytest.mark.lab

CITY = "henan/zhengzhou"
SWITCH = "zm-agg-1"
GROUNDS = ["--reason", "挖矿", "--approver", "王主任", "--until", "2099-12-31"]


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimulatedNetwork]:
    """The city with one switch that is there; nobody hears a route server."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(Path(__file__).parents[2] / "inventories", "inventories")
    for path in Path("inventories").rglob("c*ty.yml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if line.startswith("    platform:") and SWITCH not in lines[number - 1]:
                lines[number] += "\n    state: planned"
        text = "\n".join(lines) + "\n"
        block = "igp: {protocol: isis}, block: {mac_roles: [county-aggregation]}"
        path.write_text(text.replace("igp: {protocol: isis}", block), encoding="utf-8")
    designs = [one for one in open_region(Path("inventories"), CITY).design.devices if one.state == "active"]
    assert [one.name for one in designs] == [SWITCH]
    made = SimulatedNetwork(tmp_path, designs)
    for name, value in made.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("EDUGRID_LANG", "en")
    yield made
    made.stop()


def _points(capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capfd.readouterr()
    run(["block", "status", CITY, "--format", "json"])
    found: list[dict[str, Any]] = json.loads(capfd.readouterr().out)["points"]
    return [point for point in found if point["way"] != "cloud"]


def _applied() -> None:
    assert run(["plan", CITY, "--only", "network", "--out", "plan.json"]) == 0
    assert run(["apply", "plan.json", "--settle", "0"]) == 0


def test_an_order_is_in_the_list_after_the_plan_and_out_of_it_when_it_is_over(
    network: SimulatedNetwork, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        run(
            ["block", "add", CITY, "203.0.113.9", "2001:db8:9::/48", "tcp/3333", "bad.test", "0011-22aa-bbcc", *GROUNDS]
        )
        == 0
    )
    assert "access lists and MAC tables of 1 device(s) follow by plan" in capfd.readouterr().out
    places = [(point["order"], point["place"], point["state"]) for point in _points(capfd)]
    ids = [f"BL-000{number}" for number in range(1, 4)]
    assert places == [
        *((one, SWITCH, "missing") for one in ids),
        ("BL-0004", "dns", "cannot"),
        ("BL-0005", SWITCH, "missing"),
    ]

    _applied()
    assert {(p["state"], p["layer"]) for p in _points(capfd) if p["place"] == SWITCH} == {("enforced", "simulated")}
    text = network.texts()[SWITCH]
    assert " rule 4 deny ip destination 203.0.113.9 0\n" in text
    assert " rule 9 deny ipv6 destination 2001:DB8:9::/48\n" not in text
    assert " rule 8 deny ipv6 destination 2001:DB8:9::/48\n" in text
    assert text.count(" rule 9 deny tcp destination-port eq 3333\n") == 2

    assert "mac-address blackhole 0011-22aa-bbcc vlan 100\n" in text

    # somebody takes a rule out by hand: the order is missing there, and that is drift
    assert network.devices[SWITCH].type_lines(["acl advanced name edu-apps", "undo rule 9", "quit"]) == []
    assert network.devices[SWITCH].type_lines(["undo mac-address blackhole 0011-22aa-bbcc vlan 100"]) == []
    assert {p["order"] for p in _points(capfd) if p["state"] == "missing"} == {"BL-0003", "BL-0005"}
    assert run(["drift", CITY, "--only", "network", "--no-history"]) == 3

    # lifted, and over: gone by an ordinary plan
    assert run(["block", "lift", CITY, "BL-0001", "--reason", "mistake"]) == 0
    _applied()
    assert "203.0.113.9" not in network.texts()[SWITCH]
    monkeypatch.setenv("EDUGRID_AT", "2100-01-01")
    assert run(["plan", CITY, "--only", "network", "--out", "plan.json"]) == 0
    lines = Path("plan.json").read_text(encoding="utf-8")
    assert "undo rule 8" in lines
    assert "undo rule 9" in lines
