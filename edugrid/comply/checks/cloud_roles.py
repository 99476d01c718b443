"""Programs that use a cloud's API have no administrator's role."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an application credential of a tenancy that holds the system."""
    here = {hosted.tenancy.label for hosted in view.hosted()}
    return tuple(
        Evidence(
            check="cloud_roles",
            subject=f"{tenancy.label}/{credential.name}",
            basis="planned",
            state="fail" if "admin" in credential.roles else "pass",
            place=f"tenancy.json#/{number}/credentials/{index}/roles",
            value=f"{credential.name}: {', '.join(credential.roles)}",
            why=Text("has the role admin", "具有 admin 角色")
            if "admin" in credential.roles
            else Text("no administrator", "非管理员角色"),
        )
        for number, tenancy in enumerate(view.tenancies)
        for index, credential in enumerate(tenancy.credentials)
        if tenancy.label in here
    )
