"""Tell the route server at once."""

import os
from pathlib import Path

from edugrid.block.speaker.feed_text import feed_text
from edugrid.block.speaker.folder import folder
from edugrid.design.region import RegionDesign


def write_feed(state: Path, design: RegionDesign) -> Path:
    """Replace the feed of the city ``design`` by what is in force now; give its path.

    Raises:
        OSError: the folder cannot be written.

    """
    where = folder(state, design.region)
    where.mkdir(parents=True, exist_ok=True)
    feed, part = where / "feed.txt", where / "feed.part"
    part.write_text(feed_text(design.devices), encoding="ascii")
    part.chmod(0o644)  # ExaBGP runs as another user
    os.replace(part, feed)  # noqa: PTH105 - atomic on POSIX: the feeder sees the old file or the new one
    return feed
