"""``Device.overlay:`` a VLAN that a device stretches to the others that name it too."""

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import Port
from edugrid.intent.network.segment_name import SegmentName


class OverlayPort(Frozen):
    """Frames of one segment, tagged with its VLAN, that come in at ``port`` and leave wherever else it is named.

    The segment is one of the ``school``, of the ``cloud`` (by name), or (neither) of the county itself. On a Linux router
    the port joins the host's bridge of the segment; edugrid configures FRR only.
    """

    port: Port
    segment: SegmentName
    school: str | None = None
    cloud: str | None = None

    @property
    def site(self) -> str:
        """What holds the segment, as the design calls it."""
        return self.school or (f"cloud-{self.cloud}" if self.cloud else "office")
