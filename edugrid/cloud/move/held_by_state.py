"""Everything of a stack as if it were to be deleted, for the guard to compare with the design."""

from collections.abc import Iterable, Mapping
from typing import Any

from edugrid.rollout.plan_file import CloudPlan, CloudStep


def held_by_state(region: str, resources: Iterable[Mapping[str, Any]]) -> CloudPlan:
    """``resources`` of the engine's state; what the design still has is no deletion for the guard, the rest would be."""
    steps = tuple(
        CloudStep(op="delete", type=resource["type"], name=resource["urn"].split("::")[-1], urn=resource["urn"])
        for resource in resources
    )
    return CloudPlan(region=region, stack="", steps=steps)
