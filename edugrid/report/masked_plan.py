"""A plan as a report may show it."""

from edugrid.mask import mask
from edugrid.rollout.plan_file import CloudPlan, DevicePlan, Plan


def masked_plan(plan: Plan) -> Plan:
    """``plan`` with every text masked once more; its seal still names the plan file that was reviewed."""
    return plan.model_copy(
        update={
            "devices": tuple(_device(device) for device in plan.devices),
            "clouds": tuple(_cloud(cloud) for cloud in plan.clouds),
        }
    )


def _device(device: DevicePlan) -> DevicePlan:
    return device.model_copy(
        update={
            "forward": tuple(mask(line) for line in device.forward),
            "back": tuple(mask(line) for line in device.back),
            "reasons": tuple(mask(line) for line in device.reasons),
        }
    )


def _cloud(cloud: CloudPlan) -> CloudPlan:
    steps = tuple(
        step.model_copy(update={"changes": tuple(mask(change) for change in step.changes)}) for step in cloud.steps
    )
    return cloud.model_copy(update={"steps": steps})
