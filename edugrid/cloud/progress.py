"""How long-running cloud work tells where it is."""

from edugrid.cloud.declare import declare
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.rollout.progress import Progress

FIXED = 8
"""Resources of each tenancy that no policy reads: component, two providers, role, two quotas, two interfaces."""

__all__ = ["Progress", "resources_of", "silent"]


def silent(done: int, total: int, text: str) -> None:
    """Tell nobody."""


def resources_of(specs: tuple[TenancySpec, ...]) -> int:
    """How many resources the engine will go through: the stack, and each tenancy with a port for each server."""
    return 1 + sum(FIXED + len(declare(spec)) + len(spec.servers) for spec in specs)
