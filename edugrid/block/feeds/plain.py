"""One indicator a line."""

import re

from edugrid.block.feeds.item import Feed, FeedItem


def plain(text: str) -> Feed:
    """Lines of ``text``; what follows ``#`` or ``;`` says what it is about. Pure."""
    items = []
    for line in text.splitlines():
        body, *about = re.split("[#;]", line, maxsplit=1)
        if body.strip():
            items.append(FeedItem(body.strip(), about="".join(about).strip()))
    return Feed(tuple(items), ())
