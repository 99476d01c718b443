"""How long-running cloud work tells where it is."""

from edugrid.cloud.declare import declare
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.rollout.progress import Progress

FIXED = 6
"""Resources of each tenancy that no policy reads: tenancy, project, address plan and router as components, two providers."""

__all__ = ["Progress", "resources_of", "silent"]


def silent(done: int, total: int, text: str) -> None:
    """Tell nobody."""


def resources_of(specs: tuple[TenancySpec, ...]) -> int:
    """How many resources the engine goes through: the stack, and of each tenancy what it declares and its components."""
    return 1 + sum(FIXED + len(declare(spec, specs)) + _components(spec) for spec in specs)


def _components(spec: TenancySpec) -> int:
    parts = [spec.networks, spec.security_groups, spec.nfv_edges, spec.credentials, spec.vpns]
    applications = sum(
        1
        + app.count
        + (app.qos_kbps is not None)
        + ((2 if spec.features.planned_v6 else 1) if app.load_balancer else 0)
        for app in spec.applications
    )
    return sum(map(len, parts)) + applications + bool(spec.routes) + (spec.dns is not None)
