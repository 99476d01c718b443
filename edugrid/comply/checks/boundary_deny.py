"""Where the whitelist holds, everything else towards the applications is refused, in both families."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device whose design has it; none where no device has."""
    return marked(view, "boundary_deny", "acl", [device for device in view.devices if device.acl])
