"""Devices that watch traffic send samples or flows of it to a collector."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device whose design has it; none where no device has."""
    return marked(
        view, "flow_export", "telemetry", [device for device in view.devices if device.telemetry or device.flows]
    )
