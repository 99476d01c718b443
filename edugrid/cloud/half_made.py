"""A tenancy whose first run broke off before the deployer had a role in its project."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from edugrid.cloud.pending import PROJECT
from edugrid.design.tenancy_spec import TenancySpec

ROLE: Final = "openstack:identity/roleAssignment:RoleAssignment"


def half_made(specs: Iterable[TenancySpec], known: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """``cloud/project`` of each of ``specs`` whose project stands in the state ``known`` (its resources) without a role of ours.

    Nothing inside such a project can be asked for: the cloud refuses the login.
    """
    names = {kind: set[str]() for kind in (PROJECT, ROLE)}
    for resource in known:
        if resource.get("type") in names and resource.get("id"):
            names[resource["type"]].add(resource["urn"].split("::")[-1])
    return tuple(
        f"{spec.cloud}/{spec.project}"
        for spec in specs
        if spec.features.project
        and (name := f"{spec.cloud}-{spec.project}") in names[PROJECT]
        and not any(role.startswith(f"{name}-") for role in names[ROLE])
    )
