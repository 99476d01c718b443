"""The port of a host, from the tables of devices. SIMULATED devices, real drivers."""

from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

import pytest
from inside_driver import inside_driver
from quiet_lab import INVENTORIES

from edugrid.design.device.access import Access, AccessLink
from edugrid.design.network import DeviceDesign
from edugrid.lab.devices.core.learnt import Learnt, MacEntry, Neighbor
from edugrid.lab.devices.make_device import make_device
from edugrid.mining.locate import Seen, locate
from edugrid.network.templates import templates
from edugrid.region import open_region

MAC = "02e0-1234-5678"


@pytest.fixture(scope="module")
def designs() -> dict[str, DeviceDesign]:
    """The gateway of a county and a school's switch in it with one access port."""
    found = {one.name: one for one in open_region(INVENTORIES, "henan/zhengzhou").design.devices}
    link = AccessLink(port="GigabitEthernet0/0/3", description="teaching", vlan=107)
    switch = found["xz-sw-1"].model_copy(update={"access": Access(ports=(link,))})
    return {"xz-sw-1": switch, "xz-agg-1": found["xz-agg-1"], "zm-agg-1": found["zm-agg-1"]}


class Tables:
    """Devices that run what they should and have learnt what the test says."""

    def __init__(self, designs: dict[str, DeviceDesign], learnt: dict[str, Learnt]) -> None:
        render = templates(INVENTORIES).render
        self.devices = {
            name: make_device(one.platform, name, None, startup=render(one), clock=lambda: 1_790_000_000.0)
            for name, one in designs.items()
        }
        for name, known in learnt.items():
            self.devices[name].learnt = known
        self.asked: list[str] = []

    @contextmanager
    def connect(self, device: DeviceDesign) -> Iterator[Any]:
        self.asked.append(device.name)
        driver = inside_driver(device.platform, self.devices[device.name])
        for line in driver.dialect.preparation:
            driver.session.send(line)
        yield driver


@pytest.mark.parametrize("host", ["10.0.67.70", "3fff:410:10:301::9"])
def test_a_host_on_an_access_port(designs: dict[str, DeviceDesign], host: str) -> None:
    port = "GigabitEthernet0/0/3"
    learnt = Learnt(macs=(MacEntry(MAC, 107, port),), neighbors=(Neighbor(host.upper(), MAC, port, vlan=107),))
    # the aggregation knows the host too, on its link
    above = Learnt(macs=(MacEntry(MAC, 107, "10GE1/0/4"),))
    tables = Tables(designs, {"xz-sw-1": learnt, "xz-agg-1": above})
    found = locate(ip_address(host), tuple(designs.values()), tables.connect)
    assert (found.hops, found.mac) == (("xz-sw-1",), "02e012345678")
    assert found.seen == (Seen("xz-sw-1", port, access=True),)
    assert "zm-agg-1" not in tables.asked  # another county


def test_a_host_that_nobody_knows_now(designs: dict[str, DeviceDesign]) -> None:
    found = locate(ip_address("10.0.67.71"), tuple(designs.values()), Tables(designs, {}).connect)
    assert (found.hops, found.mac, found.seen) == (("xz-sw-1",), "", ())
    nowhere = locate(ip_address("203.0.113.9"), tuple(designs.values()), Tables(designs, {}).connect)
    assert nowhere.hops == ()
