"""NAPALM's own suite for the Open vSwitch driver. The texts are ours, in the form ovs-vsctl, ovs-ofctl and ovs-appctl print."""

from pathlib import Path

import pytest
from napalm.base.test import conftest as napalm_conftest
from napalm_suite import AnsweringSession, DriverSuite

from edugrid.vendors.openvswitch.driver import OpenVswitchDriver

# by a word of the command, the file that holds its answer
ANSWERS = {
    "list Bridge": "switch",
    "name,statistics": "statistics",
    "list Interface": "interfaces",
    "fdb/show": "fdb",
    "--version": "facts",
}


class AnsweringSwitch(OpenVswitchDriver):
    patched_attrs = ("device",)

    def open(self) -> None:
        self.device = AnsweringSession(Path(__file__).parent, None)

    def _run(self, command: str, stdin: str = "") -> str:
        del stdin
        name = next((file for word, file in ANSWERS.items() if word in command), "")
        return self.device.send(name) if name else ""


@pytest.fixture(scope="class", autouse=True)
def _device(request: pytest.FixtureRequest) -> None:
    napalm_conftest.set_device_parameters(request)


class TestGetters(DriverSuite):
    driver = OpenVswitchDriver
    patched_driver = AnsweringSwitch
    own = frozenset({"get_host_config", "get_openflow"})
    missing = frozenset(
        {
            "get_interfaces_ip",
            "get_lldp_neighbors",
            "get_lldp_neighbors_detail",
            "get_bgp_neighbors",
            "get_arp_table",
            "get_ipv6_neighbors_table",
            "get_route_to",
            "get_environment",
            "get_users",
            "get_optics",
            "ping",
        }
    )
