"""Rules that somebody added to security groups of ours; they go before the engine makes its own."""

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor

from edugrid.cloud.connect import connect
from edugrid.cloud.home import home
from edugrid.cloud.live import live_groups, project_id
from edugrid.cloud.look import Tenant
from edugrid.cloud.repair import repair_steps
from edugrid.cloud.scan import scan
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.rollout.plan_file import CloudStep


def undeclared_rules(specs: Collection[TenancySpec], managed: Collection[str]) -> list[CloudStep]:
    """Steps that take undeclared rules out of our groups; ``managed`` are the ids in the stack's state.

    Clouds are asked side by side, two questions each.

    Raises:
        CloudError: a cloud cannot be reached or read; then nothing should be done in the others either.

    """
    with ThreadPoolExecutor(max_workers=max(len(specs), 1)) as pool:
        return [step for steps in pool.map(lambda spec: _of(spec, managed), specs) for step in steps]


def _of(spec: TenancySpec, managed: Collection[str]) -> tuple[CloudStep, ...]:
    door = connect(spec.cloud)
    project = project_id(door, home(spec)) if managed else None
    there = live_groups(door, spec.cloud, project) if project else ()
    found = tuple(item for item in scan(there, managed) if item.ours)
    return repair_steps(Tenant(spec, project, found, None), remove_unmanaged=False)
