"""NAPALM's own suite for this driver. The texts are ours, in the format that manuals and published captures show."""

from pathlib import Path

import pytest
from napalm.base.test import conftest as napalm_conftest
from napalm_suite import DriverSuite, answering

from edugrid.vendors.huawei_smartax.driver import SmartaxDriver


@pytest.fixture(scope="class", autouse=True)
def _device(request: pytest.FixtureRequest) -> None:
    napalm_conftest.set_device_parameters(request)


class TestGetters(DriverSuite):
    driver = SmartaxDriver
    patched_driver = answering(SmartaxDriver, Path(__file__).parent)
    own = frozenset({"get_onus"})
    missing = frozenset(
        {
            "get_interfaces",
            "get_interfaces_ip",
            "get_interfaces_counters",
            "get_lldp_neighbors",
            "get_lldp_neighbors_detail",
            "get_bgp_neighbors",
            "get_arp_table",
            "get_ipv6_neighbors_table",
            "get_route_to",
            "get_environment",
            "get_users",
            "ping",
        }
    )
