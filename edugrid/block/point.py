"""One order at one place."""

from typing import Literal, NamedTuple

from edugrid.text import Text

Way = Literal["route", "access-list", "mac-table", "dns", "cloud", "certificate", "none"]
PointState = Literal["enforced", "designed", "missing", "unknown", "over-limit", "cannot"]


class Point(NamedTuple):
    """Whether ``order`` holds at ``place`` (a device, a resolver, a cloud), as it was read back there.

    ``designed``: the design does it, and another command proves it (``why``). ``since``: seconds for which it has held,
    where the place tells. ``unknown``: nobody could be asked; ``over-limit``: the place has no room for it; ``cannot``:
    nothing there could do it, ``why`` says why.
    """

    order: str
    place: str
    way: Way
    state: PointState
    since: int | None = None
    layer: Literal["real", "simulated", "none"] = "real"
    why: Text = Text("", "")
