"""Whether a step of a plan is part of a window that opens or closes."""

import re
from datetime import datetime

from edugrid.design.surge import size_at
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.tree import City
from edugrid.rollout.plan_file import CloudStep

GROWN = {
    "openstack:compute/instance:Instance": {"flavorName"},
    "openstack:dns/recordSet:RecordSet": {"records"},
    "openstack:loadbalancer/members:Members": {"members"},
}
"""What of a resource that stays may be changed: the size of its servers, and who stands behind a name or balancer."""


def size_change(step: CloudStep, city: City, spec: TenancySpec, at: datetime) -> str | None:
    """The application of ``city`` whose window explains ``step`` of the tenancy ``spec`` at ``at``; None when none does.

    A server that is created lies in the open window's count; one that is deleted lies above the size of ``at`` and
    inside that of a window that is over. Below the base count nothing is ever explained.
    """
    for app in sorted(city.applications, key=lambda item: len(item.name), reverse=True):
        windows = [row for row in city.registers.surges if row.application == app.name]
        if windows and _mine(step, spec, app) and _explained(step, city, app, spec, at):
            return app.name
    return None


def _mine(step: CloudStep, spec: TenancySpec, app: ResolvedApplication) -> bool:
    base = f"{spec.cloud}-{spec.project}-{app.name}"
    return (
        step.name == base
        or step.name.startswith(f"{base}-")
        or step.name.startswith(f"{spec.cloud}-{spec.project}-dns-{app.host}-")
    )


def _explained(step: CloudStep, city: City, app: ResolvedApplication, spec: TenancySpec, at: datetime) -> bool:
    size = size_at(city, app, at)
    past = [row.count for row in city.registers.surges if row.application == app.name and row.closes <= at]
    if step.op == "update":
        changed = {change.partition(":")[0] for change in step.changes}
        return step.type in GROWN and changed <= GROWN[step.type] and bool(size.window or past)
    number = _number(step, f"{spec.cloud}-{spec.project}-{app.name}")
    if number is None:  # the group that keeps servers apart is there while there are two or more
        grown = size.window is not None and size.servers > 1
        return step.type == "openstack:compute/serverGroup:ServerGroup" and (
            (step.op == "create" and grown) or (step.op == "delete" and size.servers == 1 and max(past, default=0) > 1)
        )
    if step.op == "create":
        return size.window is not None and app.count < number <= size.servers
    return step.op == "delete" and app.count < number > size.servers and number <= max(past, default=0)


def _number(step: CloudStep, base: str) -> int | None:
    """Which server the step belongs to: ``<base>-3``, ``<base>-3-data``, or a member ``<base>-v4-…-3``."""
    found = re.fullmatch(re.escape(base) + r"-(?:v[46]-.*?)?(\d+)(?:-[a-z][a-z0-9-]*)?", step.name)
    return int(found.group(1)) if found else None
