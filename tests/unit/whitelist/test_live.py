"""What a first hop runs beside what it should. SIMULATED devices, real drivers."""

from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

import pytest
from inside_driver import inside_driver
from quiet_lab import INVENTORIES

from edugrid.design.network import DeviceDesign
from edugrid.lab.devices.make_device import make_device
from edugrid.network.templates import templates
from edugrid.region import OpenRegion, open_region
from edugrid.whitelist.explain import explain
from edugrid.whitelist.live import live
from edugrid.whitelist.question import Question

RULE = "rule 15 permit tcp source 10.0.0.0 0.255.255.255 destination 10.0.2.0 0.0.0.255 destination-port eq 443"
RENDER = templates(INVENTORIES).render


@pytest.fixture(scope="module")
def opened() -> OpenRegion:
    return open_region(INVENTORIES, "henan/zhengzhou")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((), []),
        (("acl advanced name edu-apps", "undo rule 15"), [f"acl advanced name edu-apps + {RULE}"]),
        (
            ("acl advanced name edu-apps", "rule 3 deny ip source 10.0.128.70 0"),
            ["acl advanced name edu-apps - rule 3 deny ip source 10.0.128.70 0"],
        ),
        (
            ("interface Vlan-interface101", "undo packet-filter name edu-apps inbound"),
            ["interface Vlan-interface101 + packet-filter name edu-apps inbound"],
        ),
        (("interface GigabitEthernet1/0/1", "description somebody"), []),
        (("interface Vlan-interface100", "undo packet-filter ipv6 name edu-apps inbound"), []),
    ],
)
def test_lines_that_matter_and_only_those(opened: OpenRegion, change: tuple[str, ...], told: list[str]) -> None:
    design = next(one for one in opened.design.devices if one.name == "zm-agg-1")
    device = make_device(design.platform, design.name, None, startup=RENDER(design), clock=lambda: 1_790_000_000.0)
    assert device.type_lines([*change, "quit"] if change else []) == []
    question = Question(source=ip_address("10.0.128.70"), destination="identity", port=443)

    @contextmanager
    def connect(asked: DeviceDesign) -> Iterator[Any]:
        assert asked.name == "zm-agg-1"
        driver = inside_driver(asked.platform, device)
        for line in driver.dialect.preparation:
            driver.session.send(line)
        yield driver

    found = live(explain(opened, question, RENDER), opened.design.devices, RENDER, connect)
    assert [text.en.partition(": ")[2] for text in found] == told


def test_a_silent_device_is_told(opened: OpenRegion) -> None:
    question = Question(source=ip_address("10.0.128.70"), destination="identity", port=443)

    @contextmanager
    def connect(asked: DeviceDesign) -> Iterator[Any]:
        yield from ()
        raise OSError(f"{asked.name}: no route")

    found = live(explain(opened, question, RENDER), opened.design.devices, RENDER, connect)
    assert [text.en for text in found] == ["zm-agg-1 could not be asked: zm-agg-1: no route"]
