"""All tests live on one day: windows, freezes and expiry dates of the example must not decide whether they pass."""

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xdist.scheduler import Scheduling

os.environ.setdefault("EDUGRID_AT", "2026-12-01T09:00")

# they start OpenStack services by themselves
HEAVY = {"test_demo", "test_openstack", "test_openstack_services", "test_wheel"}
# an engine, but no cloud
ALONE = {"test_language_host"}


@pytest.fixture(autouse=True)
def _own_language() -> "Iterator[None]":
    """What `--lang` of one command sets for its process must not reach the next test."""
    before = os.environ.get("EDUGRID_LANG")
    yield
    if before is None:
        os.environ.pop("EDUGRID_LANG", None)
    else:
        os.environ["EDUGRID_LANG"] = before


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> "Scheduling":  # noqa: ANN401 - xdist's own
    """For `-n 2`: never two clouds at once, and a file's fixtures are made once.

    Not `--dist loadgroup`: xdist 3.8 writes the group where pytest 9.2 no longer looks.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByGroup(LoadScopeScheduling):  # type: ignore[misc]  # xdist publishes no types
        def _split_scope(self, nodeid: str) -> str:
            return _group(nodeid.partition("::")[0])

    return ByGroup(config, log)


@lru_cache(maxsize=4096)
def _group(file: str) -> str:
    path = Path(__file__).parents[1] / file
    heavy = path.parent.name == "lab" and "pytest.mark.engine" in path.read_text(encoding="utf-8")
    return "cloud" if path.stem not in ALONE and (heavy or path.stem in HEAVY) else file
