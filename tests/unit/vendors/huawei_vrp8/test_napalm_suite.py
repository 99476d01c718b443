"""NAPALM's own suite for this driver. The texts are ours, in the format that manuals and published captures show."""

from pathlib import Path

import pytest
from napalm.base.test import conftest as napalm_conftest
from napalm_suite import FEATURE_GETTERS, DriverSuite, answering

from edugrid.vendors.huawei_vrp8.driver import Vrp8Driver


@pytest.fixture(scope="class", autouse=True)
def _device(request: pytest.FixtureRequest) -> None:
    napalm_conftest.set_device_parameters(request)


class TestGetters(DriverSuite):
    driver = Vrp8Driver
    patched_driver = answering(Vrp8Driver, Path(__file__).parent)
    own = FEATURE_GETTERS | {"get_igp_neighbors", "get_interface_states", "get_vpn_peers"}
