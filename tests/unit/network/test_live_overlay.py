"""The live check of the overlay, on what simulated devices show once the overlay's own lines are typed."""

from pathlib import Path
from typing import Any

import pytest
from inside_driver import inside_driver

from edugrid.design.device.overlay import Overlay
from edugrid.design.device.overlay_routing import OverlayRouting
from edugrid.design.network import DeviceDesign
from edugrid.lab.devices.core.learnt import Peer
from edugrid.lab.devices.make_device import make_device
from edugrid.network.lint.check import lint
from edugrid.network.live.check import check_live
from edugrid.network.templates import templates
from edugrid.region import open_region

ROOT = Path(__file__).parents[3] / "inventories"
PORTS = {"huawei_vrp8": ("xz-gw-1", "10GE1/0/5"), "h3c_comware7": ("zz-dc-1", "Ten-GigabitEthernet1/0/5")}
_BASE = ("name", "platform", "region", "role", "state", "host", "port")
UP, DOWN = "172.20.0.0", "172.20.0.9"


def _design(platform: str) -> tuple[DeviceDesign, str]:
    name, port = PORTS[platform]
    device = next(one for one in open_region(ROOT, "henan/zhengzhou").design.devices if one.name == name)
    peer = {"remote_as": 64603, "external": True, "client": False}
    overlay = Overlay.model_validate(
        {
            "asn": 64701,
            "source": "172.20.0.1",
            "reflector": False,
            "peers": [peer | {"address": UP, "description": "a"}, peer | {"address": DOWN, "description": "b"}],
            "segments": [
                {
                    "vlan": vlan,
                    "vni": 10000 + vlan,
                    "name": f"s{vlan}",
                    "route_distinguisher": f"172.20.0.1:{vlan}",
                    "route_target": f"64601:{10000 + vlan}",
                    "ports": [port],
                }
                for vlan in (150, 151)
            ],
        }
    )
    kept = {"system", "loopback", "bgp", *_BASE}
    rest = DeviceDesign(**{name: getattr(device, name) for name in kept})
    return rest.model_copy(update={"overlay": overlay}), port


def _findings(device: DeviceDesign, driver: Any) -> dict[str, str]:  # noqa: ANN401 - napalm publishes no types
    return {one.subject: one.actual for one in check_live(device, driver) if one.feature == "overlay"}


@pytest.mark.parametrize("platform", sorted(PORTS))
def test_sessions_and_numbers_are_looked_at(platform: str) -> None:
    device, port = _design(platform)
    text = templates(ROOT).render(device)
    gone = {
        "huawei_vrp8": " encapsulation dot1q vid 151\n bridge-domain 151\n",
        "h3c_comware7": "  xconnect vsi edu-151\n",
    }[platform]
    assert gone in text
    there = make_device(platform, "sw1", None, startup=text.replace(gone, ""), ports=[port])
    there.learnt.peers[UP] = Peer(state="Established", seconds=60, prefixes=3)
    assert _findings(device, inside_driver(platform, there)) == {
        f"{UP} (a)": "up",
        f"{DOWN} (b)": "down",
        "VNI 10150 (s150)": "up",
        "VNI 10151 (s151)": "down",
    }


@pytest.mark.parametrize("platform", sorted(PORTS))
def test_a_device_without_it_has_neither(platform: str) -> None:
    device, port = _design(platform)
    empty = make_device(platform, "sw1", None, startup="", ports=[port])
    assert set(_findings(device, inside_driver(platform, empty)).values()) == {"absent"}


@pytest.mark.parametrize("platform", sorted(PORTS))
def test_its_lines_are_clean(platform: str) -> None:
    text = templates(ROOT).render(_design(platform)[0])
    assert [one.show("sw1", "en") for one in lint(platform, text)] == []


def test_a_tunnel_of_an_unknown_number_is_seen() -> None:
    text = "bridge-domain 100\n vxlan vni 10000\n#\ninterface Nve1\n vni 10001 head-end peer-list protocol bgp\n#\n"
    (found,) = lint("huawei_vrp8", text)
    assert (found.line, found.rule, found.level) == (5, "undefined", "error")


@pytest.mark.parametrize("platform", sorted(PORTS))
def test_first_hops_of_a_tenant_are_looked_at(platform: str) -> None:
    device, port = _design(platform)
    gateway = {"vlan": 150, "vni": 10150, "name": "s150", "ipv4": "10.9.0.1/26", "ipv6": "2001:db8:9::1/64"}
    tenant = {
        "name": "edu-t-exams",
        "number": 4096,
        "l3vni": 10990,
        "route_distinguisher": "172.20.0.1:4096",
        "route_target": "64601:10990",
        "gateways": [gateway],
    }
    routing = OverlayRouting.model_validate(
        {"asn": 64701, "router_id": "172.20.0.1", "tenants": [tenant], "peers": [UP, DOWN]}
    )
    device = device.model_copy(update={"overlay_routing": routing})
    text = templates(ROOT).render(device)
    assert [one.show("sw1", "en") for one in lint(platform, text)] == []

    def seen(startup: str) -> dict[str, str]:
        there = make_device(platform, "sw1", None, startup=startup, ports=[port])
        found = check_live(device, inside_driver(platform, there))
        return {one.subject: one.actual for one in found if one.feature == "overlay_routing"}

    assert seen(text) == {"10.9.0.1": "up", "2001:db8:9::1": "up"}
    assert seen(text.replace(" ip address 10.9.0.1 255.255.255.192\n", "")) == {
        "10.9.0.1": "absent",
        "2001:db8:9::1": "up",
    }
