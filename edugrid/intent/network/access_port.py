"""``Device.access:`` a port that a host is plugged into."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import Port
from edugrid.intent.network.segment_name import SegmentName


class AccessPort(Frozen):
    """One port in one segment of ``school`` (absent: the school of the device), untagged.

    ``control``: whoever is plugged in logs in with IEEE 802.1X (``dot1x``), or is known to the RADIUS servers by its
    hardware address (``mac``: printers, cameras, sensors); absent: is let in.
    """

    port: Port
    segment: SegmentName
    school: str | None = None
    control: Literal["dot1x", "mac"] | None = None
