"""Cables in the hands of the test: LLDP checks over real SSH, on devices SIMULATED in this process."""

from pathlib import Path

import pytest
from simulated_network import SimulatedNetwork

from edugrid.drift.extent import Extent
from edugrid.drift.observe_network import observe_network
from edugrid.lab.devices.core.learnt import Learnt, LldpNeighbor
from edugrid.network.live.lldp import check
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.rollout.connect import connect
from edugrid.rollout.progress import silent

pytestmark = pytest.mark.lab
INVENTORIES = Path(__file__).parents[2] / "inventories"


def test_a_swapped_cable_and_a_stranger_are_found(tmp_path: Path) -> None:
    designs = {d.name: d for d in open_region(INVENTORIES, "henan/zhengzhou").design.devices}
    core, centre = designs["zz-core-1"], designs["zz-dc-1"]
    network = SimulatedNetwork(tmp_path, [core, centre])
    try:
        network.devices["zz-core-1"].learnt = Learnt(
            lldp=(
                LldpNeighbor("10GE1/0/1", "xz-agg-1", "10GE1/0/1"),
                LldpNeighbor("10GE1/0/2", "zm-agg-1", "Ten-GigabitEthernet1/0/25"),
                LldpNeighbor("10GE1/0/3", "zz-dc-1", "Ten-GigabitEthernet1/0/25"),
            )
        )
        network.devices["zz-dc-1"].learnt = Learnt(
            lldp=(
                LldpNeighbor("Ten-GigabitEthernet1/0/25", "zz-core-1", "10GE1/0/3"),
                LldpNeighbor("GigabitEthernet1/0/2", "laptop", "eth0"),
            )
        )
        render = templates(INVENTORIES).render
        records = observe_network((core, centre), render, network.site(), silent, Extent(facts=True))
        logins = {name: device._numbers for name, device in network.devices.items()}  # noqa: SLF001 - the lab counts logins
        told = {}
        for design in (core, centre):
            with connect(design, network.site()) as driver:
                told[design.name] = {item.subject: (item.state, item.actual) for item in check(design, driver)}
    finally:
        network.stop()
    assert told == {
        "zz-core-1": {
            "10GE1/0/1": ("failed", "xz-agg-1 10GE1/0/1"),
            "10GE1/0/2": ("failed", "zm-agg-1 Ten-GigabitEthernet1/0/25"),
            "10GE1/0/3": ("ok", "zz-dc-1 Ten-GigabitEthernet1/0/25"),
        },
        "zz-dc-1": {
            "Ten-GigabitEthernet1/0/25": ("ok", "zz-core-1 10GE1/0/3"),
            "GigabitEthernet1/0/2": ("failed", "laptop eth0"),
        },
    }
    assert logins == {"zz-core-1": 1, "zz-dc-1": 1}, "lines and facts share one session"
    drift = {(one.asset, *one.path[1:]): (one.kind, one.actual) for one in records if one.path[:2] == ("live", "lldp")}
    assert drift == {
        ("zz-core-1", "lldp", "10GE1/0/1"): ("changed", "xz-agg-1 10GE1/0/1"),
        ("zz-core-1", "lldp", "10GE1/0/2"): ("changed", "zm-agg-1 Ten-GigabitEthernet1/0/25"),
        ("zz-dc-1", "lldp", "GigabitEthernet1/0/2"): ("unmanaged", "laptop eth0"),
    }
    assert {one.layer for one in records} == {"simulated"}
