"""Ports where hosts plug in ask them who they are (802.1X or MAC authentication)."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device whose design has it; none where no device has."""
    return marked(
        view, "access_control", "access_control", [device for device in view.devices if device.access_control]
    )
