"""The inventory of the repository renders to these texts: golden pairs, one a device, and the tenancies."""

import json
import os
from pathlib import Path

import pytest

from edugrid.network.render import vlan_ranges
from edugrid.network.templates import templates
from edugrid.region import OpenRegion, open_region

HERE = Path(__file__).parents[2]
GOLDEN = HERE / "golden" / "render" / "henan-zhengzhou"
ROOT = HERE.parent / "inventories"


@pytest.fixture(scope="module")
def opened() -> OpenRegion:
    return open_region(ROOT, "henan/zhengzhou")


def same(path: Path, text: str) -> None:
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_devices(opened: OpenRegion) -> None:
    texts = templates(ROOT)
    names = {device.name for device in opened.design.devices}
    for device in opened.design.devices:
        same(GOLDEN / f"{device.name}.cfg", texts.render(device))
    assert {path.stem for path in GOLDEN.glob("*.cfg")} == names
    assert len(names) >= 8


def test_tenancies(opened: OpenRegion) -> None:
    data = [tenancy.model_dump(mode="json") for tenancy in opened.design.tenancies]
    same(GOLDEN / "tenancy.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def test_one_number_reaches_cloud_and_switch(opened: OpenRegion) -> None:
    gov = next(tenancy for tenancy in opened.design.tenancies if tenancy.cloud == "gov")
    switch = next(device for device in opened.design.devices if device.name == "zz-dc-1")
    assert [(vlan.id, vlan.vni) for vlan in switch.vlans] == [(net.vlan, net.vni) for net in gov.networks]
    assert f"port trunk permit vlan {' '.join(str(net.vlan) for net in gov.networks)}\n" in templates(ROOT).render(
        switch
    )


def test_both_ends_of_a_link_agree(opened: OpenRegion) -> None:
    devices = {device.name: device for device in opened.design.devices}
    for device in devices.values():
        assert device.bgp is not None or device.role.endswith("-olt")
        for peer in device.bgp.peers if device.bgp else ():
            far = devices[peer.description]
            assert far.bgp is not None
            assert far.bgp.asn == peer.remote_as
            owned = [address.ip for port in far.ports for address in (port.ipv4, port.ipv6) if address]
            assert peer.address in owned


def test_a_county_has_its_own_devices_only() -> None:
    county = open_region(ROOT, "henan/zhengzhou/zhongmu").design
    assert [device.name for device in county.devices] == ["zm-agg-1", "zm-pop-1"]
    assert county.tenancies == ()


def test_a_region_overrides_a_template(tmp_path: Path, opened: OpenRegion) -> None:
    own = tmp_path / "network_templates" / "frr"
    own.mkdir(parents=True)
    (own / "system.j2").write_text("hostname county-{{ device.system.hostname }}\n", encoding="utf-8")
    device = next(device for device in opened.design.devices if device.platform == "frr")
    text = templates(tmp_path / "inventories").render(device)
    assert text.startswith(f"hostname county-{device.name}\n")
    assert "router bgp" in text


@pytest.mark.parametrize(
    ("numbers", "text"), [([], ""), ([5], "5"), ([3, 1, 2], "1 to 3"), ([1, 2, 4, 6, 7], "1 to 2 4 6 to 7")]
)
def test_vlan_ranges(numbers: list[int], text: str) -> None:
    assert vlan_ranges(numbers) == text
