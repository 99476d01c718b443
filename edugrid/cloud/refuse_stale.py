"""A plan is obeyed only while it is still true."""

from typing import Final

from edugrid.cloud.errors import StalePlanError
from edugrid.rollout.plan_file import CloudPlan
from edugrid.text import Text

SHOWN: Final = 5


def refuse_stale(reviewed: CloudPlan, now: CloudPlan) -> None:
    """Raise StalePlanError when two plans differ in their steps, in whatever order."""
    before, after = {step.model_dump_json() for step in reviewed.steps}, {step.model_dump_json() for step in now.steps}
    if before == after:
        return
    gone = [f"- {step.op} {step.name}" for step in reviewed.steps if step.model_dump_json() not in after]
    new = [f"+ {step.op} {step.name}" for step in now.steps if step.model_dump_json() not in before]
    raise StalePlanError(
        Text(f"{reviewed.region}: the cloud has moved since the plan was made", f"{reviewed.region}：计划生成之后云上已有变化"),
        Text(f"review a new one: edugrid plan {reviewed.region} --out PLAN", f"请重新生成并审阅：edugrid plan {reviewed.region} --out PLAN"),
        "\n".join([*gone[:SHOWN], *new[:SHOWN]]),
    )  # fmt: skip
