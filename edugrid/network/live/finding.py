"""What a live check saw."""

from typing import Literal

from edugrid.design.frozen import Frozen


class LiveFinding(Frozen):
    """One expectation about a running device.

    ``subject`` names the thing within the feature (a neighbour, a port, an ONU). ``state``: ``ok``, ``failed``, or
    ``unknown`` when the driver cannot tell. ``extra``: something is there that nobody promised. ``expected`` and ``actual``
    are short texts as a device prints them.
    """

    device: str
    feature: str
    subject: str
    state: Literal["ok", "failed", "unknown"]
    expected: str
    actual: str
    extra: bool = False
