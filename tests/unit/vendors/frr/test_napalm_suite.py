"""NAPALM's own suite for the FRR driver. The texts are ours, in the form FRR 8.4, iproute2 and lldpd print."""

from pathlib import Path

import pytest
from napalm.base.test import conftest as napalm_conftest
from napalm_suite import AnsweringSession, DriverSuite

from edugrid.vendors.base.run_on_host import Answer
from edugrid.vendors.frr.driver import FrrDriver


class AnsweringFrr(FrrDriver):
    patched_attrs = ("device",)

    def open(self) -> None:
        self.device = AnsweringSession(Path(__file__).parent, None)

    def _run(self, command: str) -> Answer:
        return Answer(0, "" if command == "true" else self.device.send(command), "")


@pytest.fixture(scope="class", autouse=True)
def _device(request: pytest.FixtureRequest) -> None:
    napalm_conftest.set_device_parameters(request)


class TestGetters(DriverSuite):
    driver = FrrDriver
    patched_driver = AnsweringFrr
    own = frozenset(
        {
            "get_blackhole_routes",
            "get_host_config",
            "get_evpn_peers",
            "get_igp_neighbors",
            "get_lost_tunnels",
            "get_vxlan_vnis",
        }
    )
    missing = frozenset({"get_optics"})
