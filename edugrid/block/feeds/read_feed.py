"""A feed in any of the forms that are understood."""

import json
from typing import TYPE_CHECKING, Any

from edugrid.block.errors import BlockError
from edugrid.block.feeds.item import Feed, FeedItem
from edugrid.block.feeds.misp import misp
from edugrid.block.feeds.plain import plain
from edugrid.block.feeds.stix import stix
from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.intent.indicator import IndicatorKind


def read_feed(text: str) -> Feed:
    """STIX 2.1 bundle, MISP event (or several), or a plain list, as ``text`` looks. Pure.

    Raises:
        BlockError: it is JSON of another kind, or broken.

    """
    stripped = text.removeprefix("\ufeff").lstrip()
    if not stripped.startswith(("{", "[")):
        return _once(plain(stripped))
    try:
        data: Any = json.loads(stripped)
    except (ValueError, RecursionError) as error:
        raise BlockError(Text(f"the feed is broken JSON: {error}", f"情报文件不是有效的 JSON：{error}")) from None
    if isinstance(data, dict) and data.get("type") == "bundle":
        return _once(stix(data))
    if isinstance(data, dict) and ("Event" in data or "response" in data):
        return _once(misp(data))
    raise BlockError(
        Text(
            "the feed is neither a STIX 2.1 bundle nor a MISP event", "情报文件既不是 STIX 2.1 bundle，也不是 MISP 事件"
        ),
        Text("a plain list has one indicator a line", "纯文本列表每行一个指标"),
    )


def _once(feed: Feed) -> Feed:
    first: dict[tuple[IndicatorKind | None, str], FeedItem] = {}
    for item in feed.items:
        first.setdefault((item.kind, item.indicator), item)
    return Feed(tuple(first.values()), feed.unused)
