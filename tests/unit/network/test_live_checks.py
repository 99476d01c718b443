"""Live checks: what the driver says is compared with the design; what it cannot say is unknown."""

from pathlib import Path
from typing import Any

from edugrid.network.live.check import check_live, live_checks
from edugrid.region import open_region

DEVICE = next(
    device.model_copy(update={"lldp": None, "telemetry": None, "loopback": None})
    for device in open_region(Path(__file__).parents[3] / "inventories", "henan/zhengzhou").design.devices
    if device.name == "zz-dc-1"
)


class Driver:
    """Answers what a test gives it."""

    def __init__(self, peers: dict[str, Any], ports: dict[str, Any] | None, igp: tuple[Any, ...] = ()) -> None:
        self.peers, self.ports, self.igp = peers, ports, igp

    def get_bgp_neighbors(self) -> dict[str, Any]:
        return {"global": {"peers": self.peers}}

    def get_igp_neighbors(self) -> list[dict[str, str]]:
        return [dict(zip(("protocol", "interface", "state"), one, strict=True)) for one in self.igp]

    def get_interfaces(self) -> dict[str, Any]:
        if self.ports is None:
            raise NotImplementedError
        return self.ports


def test_up_down_and_absent() -> None:
    assert DEVICE.bgp is not None
    first, second = (str(peer.address) for peer in DEVICE.bgp.peers)
    driver = Driver({first: {"is_up": True}}, {"Ten-GigabitEthernet1/0/25": {"is_up": False}})
    found = {item.subject: (item.feature, item.state, item.actual) for item in check_live(DEVICE, driver)}
    assert {subject: what for subject, what in found.items() if what[0] != "igp"} == {
        f"{first} (zz-core-1)": ("bgp", "ok", "up"),
        f"{second} (zz-core-1)": ("bgp", "failed", "absent"),
        "Ten-GigabitEthernet1/0/25": ("uplink", "failed", "down"),
        "Ten-GigabitEthernet1/0/26": ("trunk", "failed", "absent"),
    }


def test_a_missing_getter_is_unknown() -> None:
    assert [item.state for item in check_live(DEVICE, Driver({}, None)) if item.feature == "uplink"] == ["unknown"]


def test_the_igp_needs_its_neighbour_on_the_right_port() -> None:
    def found(*igp: tuple[str, str, str]) -> list[tuple[str, str]]:
        return [(item.state, item.actual) for item in check_live(DEVICE, Driver({}, {}, igp)) if item.feature == "igp"]

    assert found() == [("failed", "absent")]
    assert found(("isis", "Ten-GigabitEthernet1/0/26", "up")) == [("failed", "absent")]
    assert found(("isis", "Ten-GigabitEthernet1/0/25", "init")) == [("failed", "init")]
    assert found(("isis", "Ten-GigabitEthernet1/0/25", "up")) == [("ok", "up")]


def test_ospf_needs_a_neighbour_for_each_family() -> None:
    assert DEVICE.igp is not None
    device = DEVICE.model_copy(update={"igp": DEVICE.igp.model_copy(update={"protocol": "ospf"})})
    driver = Driver({}, {}, (("ospf", "Ten-GigabitEthernet1/0/25", "full"),))
    found = {item.subject: item.state for item in check_live(device, driver) if item.feature == "igp"}
    assert found == {
        "ospf Ten-GigabitEthernet1/0/25 (zz-core-1)": "ok",
        "ospfv3 Ten-GigabitEthernet1/0/25 (zz-core-1)": "failed",
    }


def test_every_check_is_called_as_a_feature() -> None:
    assert {"bgp", "igp", "uplink"} <= set(live_checks())
