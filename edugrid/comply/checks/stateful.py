"""A cloud's security group decides by the state of a session: answers pass, what nobody asked for does not."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an application that has a security group (OpenStack Neutron: groups are stateful)."""
    why = Text("a security group is before its servers; it is stateful", "云主机前有安全组，安全组按会话状态控制")
    return tuple(
        hosted.says("stateful", "security_group", "pass", why)
        for hosted in view.hosted()
        if any(group.name == hosted.app.security_group for group in hosted.tenancy.security_groups)
    )
