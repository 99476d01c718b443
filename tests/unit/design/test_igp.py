"""The IGP of the MAN: who takes part, with which numbers."""

from ipaddress import IPv4Address
from pathlib import Path

from changed_design import changed_design

from edugrid.design.device.igp import Igp
from edugrid.design.network import DeviceDesign

BLOCK = "igp: {protocol: isis}"
LINK = "b: {device: xz-agg-1, port: 10GE1/0/1}"


def igp(device: DeviceDesign) -> Igp:
    assert device.igp is not None
    return device.igp


def test_links_and_loopbacks_of_the_man(tmp_path: Path) -> None:
    devices = changed_design(tmp_path, ("city.yml", LINK, f"{LINK}\n    metric: 20"))
    core = igp(devices["zz-core-1"])
    assert [(port.neighbor, port.metric) for port in core.ports] == [
        ("zm-agg-1", 10),
        ("xz-agg-1", 20),
        ("zz-dc-1", 10),
    ]
    assert [(port.neighbor, port.metric) for port in igp(devices["xz-agg-1"]).ports] == [("zz-core-1", 20)]
    assert core.net == "49.4101.1720.2000.0004.00"
    assert core.router_id == IPv4Address("172.20.0.4")
    assert "igp" in devices["zz-core-1"].features


def test_a_school_stays_outside_and_so_does_the_link_to_it(tmp_path: Path) -> None:
    devices = changed_design(tmp_path)
    assert devices["xz-gw-1"].igp is None
    assert "xz-gw-1" not in {port.neighbor for port in igp(devices["xz-agg-1"]).ports}
    assert "xz-gw-1" in {peer.description for peer in devices["xz-agg-1"].bgp.peers} if devices["xz-agg-1"].bgp else 0


def test_no_block_no_igp_and_a_county_can_turn_it_off(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    devices = changed_design(tmp_path / "a", ("city.yml", BLOCK, ""))
    assert {device.igp for device in devices.values()} == {None}
    (tmp_path / "b").mkdir()
    off = "segments: [hall]\ndefaults: {network: {igp: null}}"
    devices = changed_design(tmp_path / "b", ("zhongmu/county.yml", "segments: [hall]", off))
    assert devices["zm-agg-1"].igp is None
    assert {port.neighbor for port in igp(devices["zz-core-1"]).ports} == {"xz-agg-1", "zz-dc-1"}


def test_a_county_is_an_area_of_its_code(tmp_path: Path) -> None:
    # a second router in Zhongmu, beside the one that has the way to the city
    more = "  - a: {device: zm-agg-1, port: Ten-GigabitEthernet1/0/26}\n    b: {device: zm-pop-1, port: eth3}"
    old = "  - a: {device: zz-pop-1, port: eth1}\n    b: {device: zm-pop-1, port: eth1}"
    devices = changed_design(
        tmp_path, ("city.yml", BLOCK, "igp: {protocol: ospf, areas: county}"), ("city.yml", old, more)
    )
    border, inner = igp(devices["zm-agg-1"]), igp(devices["zm-pop-1"])
    county, backbone = IPv4Address(410122), IPv4Address(0)
    assert {port.neighbor: port.area for port in border.ports} == {"zz-core-1": backbone, "zm-pop-1": county}
    assert (border.loopback_area, border.areas) == (backbone, (backbone, county))
    assert (inner.loopback_area, inner.areas) == (county, (county,))
    assert igp(devices["zz-core-1"]).areas == (backbone,)
    assert inner.net == "49.4101.0022.1720.2000.0003.00"
