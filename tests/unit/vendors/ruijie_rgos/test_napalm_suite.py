"""NAPALM's own suite for this driver. The texts are ours, in the format that published captures show, or that is believed where none does."""

from pathlib import Path

import pytest
from napalm.base.test import conftest as napalm_conftest
from napalm_suite import DriverSuite, answering

from edugrid.vendors.ruijie_rgos.driver import RgosDriver


@pytest.fixture(scope="class", autouse=True)
def _device(request: pytest.FixtureRequest) -> None:
    napalm_conftest.set_device_parameters(request)


class TestGetters(DriverSuite):
    driver = RgosDriver
    patched_driver = answering(RgosDriver, Path(__file__).parent)
    own = frozenset()
    missing = frozenset(
        {
            "get_interfaces_counters",
            "get_route_to",
            "get_environment",
            "get_optics",
            "ping",
        }
    )
