"""``Device.access:`` a port that a host is plugged into."""

from edugrid.design.frozen import Frozen
from edugrid.intent.network.segment_name import SegmentName


class AccessPort(Frozen):
    """One port in one segment of ``school`` (absent: the school of the device), untagged."""

    port: str
    segment: SegmentName
    school: str | None = None
