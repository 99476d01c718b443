"""What was seen becomes a plan that people review."""

from edugrid.cloud.engine import Engine
from edugrid.cloud.look import Look
from edugrid.cloud.policy import check_steps
from edugrid.cloud.refuse_lost_state import refuse_lost_state
from edugrid.cloud.repair import repair_steps
from edugrid.cloud.request_v6 import request_steps
from edugrid.design.placement import place
from edugrid.design.surge_outlook import surge_outlook
from edugrid.rollout.plan_file import CloudPlan
from edugrid.text import Text


def cloud_plan(engine: Engine, found: Look, *, remove_unmanaged: bool) -> CloudPlan:
    """Steps of the engine between those that only the API can do, before and after it; a cloud that could not be read raises its CloudError."""
    for tenant in found.tenants:
        if tenant.error is not None:
            raise tenant.error
    refuse_lost_state(engine.region, found)
    repairs = [step for tenant in found.tenants for step in repair_steps(tenant, remove_unmanaged=remove_unmanaged)]
    requests = [step for tenant in found.tenants for step in request_steps(tenant.spec, tenant.v6)]
    steps = (*repairs, *found.steps, *requests)
    intent = engine.opened.intent
    frozen = check_steps(steps, intent, engine.region)
    excepted = (*engine.excepted, *frozen.excepted)
    return CloudPlan(
        region=engine.region,
        stack=engine.name,
        steps=steps,
        unmanaged=(
            *(
                f"{tenant.spec.cloud}: {item.show()}"
                for tenant in found.tenants
                for item in tenant.unmanaged
                if not item.ours and not remove_unmanaged
            ),
            *(
                f"{held.spec.cloud}/{held.spec.project}: {item.show()}"
                for held in found.adopted
                for item in held.unmanaged
            ),
        ),
        placements=tuple(placement for city in intent.cities for placement in place(city)),
        surges=tuple(item for city in intent.cities for item in surge_outlook(city, intent.at)),
        refused=tuple(Text(violation.show("en"), violation.show("zh")) for violation in frozen.refused),
        excepted=tuple(item.text for item in excepted),
    )
