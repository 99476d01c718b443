"""Who talks to whom in the overlay, and under which numbers."""

from pathlib import Path

import pytest
from changed_design import changed_design

from edugrid.design.device.overlay import Overlay
from edugrid.design.network import DeviceDesign

BLOCK = "{igp: {protocol: isis}}"
GATEWAY = 'schools: ["4101840001"]}\n'
EDGE = (
    "xinzheng/county.yml",
    GATEWAY,
    GATEWAY + '    overlay:\n      - {port: 10GE1/0/5, segment: teaching, school: "4101840003"}\n',
)


def _on(reflectors: str) -> tuple[str, str, str]:
    return "city.yml", BLOCK, f"{{igp: {{protocol: isis}}, overlay: {{reflectors: [{reflectors}]}}}}"


def _overlay(device: DeviceDesign) -> Overlay:
    assert device.overlay is not None
    return device.overlay


def _peers(device: DeviceDesign) -> dict[str, str]:
    found = {}
    for peer in _overlay(device).peers:
        found[peer.description] = ("external" if peer.external else "own") + (" client" if peer.client else "")
    return found


def test_a_county_has_its_own_reflectors_and_they_have_the_citys(tmp_path: Path) -> None:
    devices = changed_design(tmp_path, _on("county-aggregation, county-pop, city-core"), EDGE)
    assert _peers(devices["xz-gw-1"]) == {"xz-agg-1": "external"}
    assert _peers(devices["xz-agg-1"]) == {"xz-gw-1": "external client", "zz-core-1": "external", "zz-dc-1": "external"}
    # two reflectors of one county meet as equals; neither is the other's client
    assert _peers(devices["zm-agg-1"]) == {"zm-pop-1": "own", "zz-core-1": "external", "zz-dc-1": "external"}
    assert _peers(devices["zz-core-1"]) == {
        "xz-agg-1": "external client",
        "zm-agg-1": "external client",
        "zm-pop-1": "external client",
        "zz-dc-1": "external",
    }
    assert devices["zz-pop-1"].overlay is None


def test_the_city_takes_the_place_of_reflectors_that_a_county_lacks(tmp_path: Path) -> None:
    own_as = ("xinzheng/county.yml", "asn: 64701", "asn: 64601")
    devices = changed_design(tmp_path, _on("city-core"), EDGE, own_as)
    assert _peers(devices["xz-gw-1"]) == {"zz-core-1": "own", "zz-dc-1": "external"}
    assert _peers(devices["zz-core-1"]) == {"xz-gw-1": "own client", "zz-dc-1": "external"}
    assert devices["xz-agg-1"].overlay is None


@pytest.mark.parametrize(("asn", "target"), [("64601", "64601"), ("4200000001", "23456")])
def test_numbers_come_from_the_ledger(tmp_path: Path, asn: str, target: str) -> None:
    city = ("city.yml", "asn: 64601\n", f"asn: {asn}\n")
    devices = changed_design(tmp_path, _on("city-core"), EDGE, city)
    (segment,) = _overlay(devices["xz-gw-1"]).segments
    (same,) = [vlan for vlan in devices["xz-agg-1"].vlans if vlan.id == segment.vlan]
    assert (segment.vni, segment.name) == (same.vni, same.name)
    assert segment.name == "teaching-4101840003"
    assert segment.route_distinguisher == f"172.20.0.1:{segment.vlan}"
    assert segment.route_target == f"{target}:{segment.vni}"


def test_it_is_off_by_default(tmp_path: Path) -> None:
    assert {device.overlay for device in changed_design(tmp_path).values()} == {None}


ROUTED = "{igp: {protocol: isis}, overlay: {reflectors: [city-core], tenants: {exams: [exams]}}}"
HALLS = (
    ("xinzheng/county.yml", "asn: 64603\n", "asn: 64603\nsegments: [exams]\n"),
    ("xinzheng/county.yml", GATEWAY, GATEWAY + "    overlay:\n      - {port: 10GE1/0/5, segment: exams}\n"),
)


def test_a_tenant_has_its_own_numbers_and_one_gateway_everywhere(tmp_path: Path) -> None:
    devices = changed_design(tmp_path, ("city.yml", BLOCK, ROUTED), *HALLS)
    routing = devices["xz-gw-1"].overlay_routing
    assert routing is not None
    (tenant,) = routing.tenants
    (gateway,) = tenant.gateways
    (segment,) = _overlay(devices["xz-gw-1"]).segments
    assert (tenant.name, tenant.number) == ("edu-t-exams", 4096)
    assert (gateway.vlan, gateway.vni) == (segment.vlan, segment.vni)
    assert tenant.l3vni != segment.vni
    assert tenant.route_target == f"64601:{tenant.l3vni}"
    assert tenant.route_distinguisher == "172.20.0.1:4096"
    # the first address of each prefix, as of any other first hop
    assert int(gateway.ipv4.ip) == int(gateway.ipv4.network.network_address) + 1
    # who only passes routes on has no table; who does neither has nothing
    assert devices["zz-core-1"].overlay_routing is not None
    assert devices["zz-core-1"].overlay_routing.tenants == ()
    assert devices["xz-agg-1"].overlay_routing is None
