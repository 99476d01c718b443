"""Neighbours as the links promise them, aggregates and their members: design, ownership and live checks."""

from pathlib import Path
from typing import Any

from edugrid.network.live.lag import check as check_lag
from edugrid.network.live.lldp import check as check_lldp
from edugrid.network.owned import owned_lines
from edugrid.network.patch import make_patch
from edugrid.region import open_region

ROOT = Path(__file__).parents[3] / "inventories"
DEVICES = {device.name: device for device in open_region(ROOT, "henan/zhengzhou").design.devices}
CORE, GATEWAY = DEVICES["zz-core-1"], DEVICES["xz-gw-1"]


class _Driver:
    def __init__(self, neighbors: dict[str, Any] | None = None, interfaces: dict[str, Any] | None = None) -> None:
        self.get_lldp_neighbors = lambda: neighbors
        self.get_interfaces = lambda: interfaces


def test_links_promise_neighbours_at_both_ends() -> None:
    for device in DEVICES.values():
        for one in device.lldp.neighbors if device.lldp else ():
            far = DEVICES[one.device].lldp
            assert far is not None
            assert (device.name, one.port) in {(back.device, back.far_port) for back in far.neighbors}
    assert CORE.lldp is not None
    assert [one.device for one in CORE.lldp.neighbors] == ["zm-agg-1", "xz-agg-1", "zz-dc-1"]
    # a Linux router does not speak LLDP by FRR, and nobody expects to hear it
    assert DEVICES["zz-pop-1"].lldp is None


def test_wrong_cables_and_unknown_neighbours_are_findings() -> None:
    heard = {
        "10GE1/0/1": [{"hostname": "zm-agg-1", "port": "XGE1/0/25"}],  # abbreviated, as tables show it
        "10GE1/0/2": [{"hostname": "xz-agg-1", "port": "10GE1/0/7"}],
        "10GE1/0/8": [{"hostname": "printer", "port": "1"}],
    }
    told = {
        item.subject: (item.state, item.expected, item.actual) for item in check_lldp(CORE, _Driver(neighbors=heard))
    }
    assert told == {
        "10GE1/0/1": ("ok", "zm-agg-1 Ten-GigabitEthernet1/0/25", "zm-agg-1 Ten-GigabitEthernet1/0/25"),
        "10GE1/0/2": ("failed", "xz-agg-1 10GE1/0/1", "xz-agg-1 10GE1/0/7"),
        "10GE1/0/3": ("failed", "zz-dc-1 Ten-GigabitEthernet1/0/25", "absent"),
        "10GE1/0/8": ("failed", "nobody known", "printer 1"),
    }


def test_a_second_neighbour_on_a_port_is_seen() -> None:
    right = {"hostname": "zm-agg-1", "port": "Ten-GigabitEthernet1/0/25"}
    heard = {"10GE1/0/1": [right, {"hostname": "hub", "port": "2"}]}
    first = check_lldp(CORE, _Driver(neighbors=heard))[0]
    assert (first.state, first.actual) == ("failed", "hub 2")


def test_members_and_aggregate_are_up() -> None:
    assert [lag.members for lag in GATEWAY.lag] == [("10GE1/0/2", "10GE1/0/4")]
    ports = {"Eth-Trunk1": {"is_up": True}, "10GE1/0/2": {"is_up": True}, "10GE1/0/4": {"is_up": False}}
    told = [(item.subject, item.state, item.actual) for item in check_lag(GATEWAY, _Driver(interfaces=ports))]
    assert told == [
        ("Eth-Trunk1", "ok", "up"),
        ("10GE1/0/2 (Eth-Trunk1)", "ok", "up"),
        ("10GE1/0/4 (Eth-Trunk1)", "failed", "down"),
    ]


def test_silent_ports_are_owned_only_where_lldp_is_asked_for() -> None:
    running = "lldp enable\n#\ninterface 10GE1/0/5\n description mine\n lldp disable\n#\n"
    for intended, forward in (
        ("lldp enable\n#\n", ("interface 10GE1/0/5", "undo lldp disable", "quit")),
        ("sysname A\n#\n", ("sysname A",)),
    ):
        patch = make_patch("huawei_vrp8", running, intended, owned=owned_lines("huawei_vrp8"))
        assert (patch.refused, patch.forward) == ((), forward)
