"""Where hosts plug in, devices watch who they are (DHCP snooping)."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device whose design has it; none where no device has."""
    return marked(view, "access_guard", "access_guard", [device for device in view.devices if device.access_guard])
