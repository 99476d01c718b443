"""The OpenStack lab of the cloud bench."""

from collections.abc import Iterator

import pytest
from running_lab import running_lab

from edugrid.lab import openstack as lab_openstack


@pytest.fixture(scope="session")
def openstack_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[lab_openstack.Endpoint]:
    yield from running_lab(tmp_path_factory)
