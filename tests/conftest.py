"""All tests live on one day: windows, freezes and expiry dates of the example must not decide whether they pass."""

import os

import pytest

os.environ.setdefault("EDUGRID_AT", "2026-12-01T09:00")

# they start OpenStack services, build or install whole environments by themselves
HEAVY = {"test_bundle", "test_demo", "test_language_host", "test_openstack", "test_openstack_services", "test_wheel"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Group tests for `-n 2 --dist loadgroup`: never two clouds at once, and a file's fixtures are made once."""
    for item in items:
        heavy = item.get_closest_marker("engine") is not None or item.path.stem in HEAVY
        item.add_marker(pytest.mark.xdist_group("cloud" if heavy else str(item.path)))
