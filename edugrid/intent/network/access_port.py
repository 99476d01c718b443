"""``Device.access:`` a port that a host is plugged into."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.intent.network.segment_name import SegmentName


class AccessPort(Frozen):
    """One port in one segment of ``school`` (absent: the school of the device), untagged.

    ``control``: whoever is plugged in is let in (``none``), is asked for its MAC address (``mac``) or logs in with
    IEEE 802.1X (``dot1x``). ``isolated``: hosts of isolated ports do not reach each other on this switch.
    """

    port: str
    segment: SegmentName
    school: str | None = None
    control: Literal["none", "mac", "dot1x"] = "none"
    isolated: bool = False
