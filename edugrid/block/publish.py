"""Everything of the fast path is told what is in force."""

from pathlib import Path

from edugrid.block.speaker.write_feed import write_feed
from edugrid.block.write_zone import write_zone
from edugrid.region import OpenRegion


def publish(state: Path, opened: OpenRegion) -> None:
    """Replace the route server's feed and the response-policy zone of one city.

    Raises:
        OSError: the folder cannot be written.

    """
    write_feed(state, opened.design)
    write_zone(state, opened.intent)
