"""Samples of traffic: which devices, which ports."""

from ipaddress import IPv4Address
from pathlib import Path

from edugrid.allocate.allocate import allocate
from edugrid.design.build import build
from edugrid.design.network import DeviceDesign
from edugrid.intent.device import Link, LinkEnd
from edugrid.intent.load import load_intent
from edugrid.intent.network.lag import Lag
from edugrid.intent.tree import Intent

INTENT = load_intent(Path(__file__).parents[3] / "inventories", "henan/zhengzhou")
CITY = INTENT.cities[0]


def _devices(intent: Intent) -> dict[str, DeviceDesign]:
    return {device.name: device for device in build(intent, allocate(intent)).devices}


def test_links_of_the_asked_roles_are_sampled() -> None:
    devices = _devices(INTENT)
    sampled = {name: device.telemetry.ports for name, device in devices.items() if device.telemetry}
    assert sampled["zz-core-1"] == ("10GE1/0/1", "10GE1/0/2", "10GE1/0/3")
    # a school gateway and the Linux routers are not asked, and a port towards schools is no link
    assert set(sampled) == {"zz-core-1", "zz-dc-1", "zm-agg-1", "xz-agg-1"}
    assert sampled["zm-agg-1"] == ("Ten-GigabitEthernet1/0/25",)
    core, own = devices["zz-core-1"].telemetry, devices["zz-core-1"].loopback
    assert core is not None
    assert own is not None
    assert core.agent == own.ipv4.ip
    assert core.collector == IPv4Address("192.0.2.17")


def test_members_of_an_aggregate_are_sampled() -> None:
    far = CITY.file.links[0].b
    links = (Link(a=LinkEnd(device="zz-core-1", port="Eth-Trunk1"), b=far), *CITY.file.links[1:])
    devices = tuple(
        d.model_copy(update={"lags": (Lag(name="Eth-Trunk1", members=("10GE1/0/7", "10GE1/0/1")),)})
        if d.name == "zz-core-1"
        else d
        for d in CITY.file.devices
    )
    file = CITY.file.model_copy(update={"links": links, "devices": devices})
    core = _devices(INTENT.model_copy(update={"cities": (CITY.model_copy(update={"file": file}),)}))["zz-core-1"]
    assert core.telemetry is not None
    assert core.telemetry.ports == ("10GE1/0/1", "10GE1/0/2", "10GE1/0/3", "10GE1/0/7")
    assert [(lag.name, lag.routed) for lag in core.lag] == [("Eth-Trunk1", True)]
    # only one end is an aggregate: nobody can say which member hears the far port
    assert core.lldp is not None
    assert "zm-agg-1" not in {one.device for one in core.lldp.neighbors}
