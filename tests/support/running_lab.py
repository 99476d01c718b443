"""A running OpenStack lab for the fixtures of tests and benches."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from edugrid.lab import openstack as lab_openstack


def running_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[lab_openstack.Endpoint]:
    """Give a running OpenStack lab (real services); `$EDUGRID_TEST_LAB` names the folder of one to use and keep."""
    kept = os.environ.get("EDUGRID_TEST_LAB")
    lab = Path(kept) if kept else tmp_path_factory.mktemp("lab")
    was_running = any(service.running for service in lab_openstack.status(lab))
    try:
        yield lab_openstack.up(lab, print)
    finally:
        if not was_running:
            lab_openstack.down(lab)
