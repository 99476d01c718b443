"""Feature: how large an application is at a moment."""

from datetime import datetime
from typing import NamedTuple

from edugrid.intent.registers import SurgeWindow
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.tree import City


class Size(NamedTuple):
    """How many ``servers`` of which flavor; ``window`` is the surge window that decides, None outside of any."""

    servers: int
    flavor: str
    window: SurgeWindow | None


def size_at(city: City, app: ResolvedApplication, at: datetime) -> Size:
    """The size of ``app`` at ``at``: of the windows that are open, an emergency first, then the one with the most servers."""
    windows = [w for w in city.registers.surges if w.application == app.name and w.opens <= at < w.closes]
    if not windows:
        return Size(app.count, app.flavor, None)
    window = max(windows, key=lambda item: (item.kind == "emergency", item.count, item.id))
    return Size(window.count, window.flavor or app.flavor, window)
