"""NAPALM's own suite for this driver. The texts are ours, in the format that manuals and published captures show."""

from pathlib import Path

import pytest
from napalm.base.test import conftest as napalm_conftest
from napalm_suite import FEATURE_GETTERS, DriverSuite, answering

from edugrid.vendors.huawei_vrp5.driver import Vrp5Driver


@pytest.fixture(scope="class", autouse=True)
def _device(request: pytest.FixtureRequest) -> None:
    napalm_conftest.set_device_parameters(request)


class TestGetters(DriverSuite):
    driver = Vrp5Driver
    patched_driver = answering(Vrp5Driver, Path(__file__).parent)
    own = FEATURE_GETTERS | {"get_igp_neighbors", "get_interface_states", "get_wlan_aps", "get_wlan_roaming"}
