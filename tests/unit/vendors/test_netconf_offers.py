"""What ``vendor.yml`` says of NETCONF and what the drivers have is the same."""

import pytest

from edugrid.vendors.drivers import get_driver
from edugrid.vendors.registry import get_vendor, known_platforms


@pytest.mark.parametrize("platform", known_platforms())
def test_a_platform_that_may_has_a_driver_that_can(platform: str) -> None:
    said = get_vendor(platform).data.netconf
    has = "netconf" in getattr(get_driver(platform).load(), "transports", ())
    assert has == (said is not None and said.cannot is None)
