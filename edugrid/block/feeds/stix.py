"""STIX 2.1 bundles (OASIS)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from edugrid.block.feeds.item import Feed, FeedItem, Unused
from edugrid.block.feeds.stix_pattern import stix_pattern
from edugrid.intent.moment import SHANGHAI
from edugrid.text import Text

_REVOKED: Final = Text("revoked by its source", "来源已撤回")
_OTHER: Final = Text("not a STIX pattern", "不是 STIX 规则")


def stix(bundle: Mapping[str, Any]) -> Feed:
    """Indicators of the bundle, of each id the latest; revoked ones and other languages of patterns are told. Pure."""
    latest: dict[str, Mapping[str, Any]] = {}
    objects = bundle.get("objects")
    for one in objects if isinstance(objects, list) else []:
        if isinstance(one, dict) and one.get("type") == "indicator":
            key, before = str(one.get("id")), latest.get(str(one.get("id")))
            if before is None or str(one.get("modified", "")) >= str(before.get("modified", "")):
                latest[key] = one
    items: list[FeedItem] = []
    unused: list[Unused] = []
    for one in latest.values():
        pattern, about = str(one.get("pattern", "")), str(one.get("name", "") or one.get("description", ""))
        if one.get("revoked") is True:
            unused.append(Unused(pattern, _REVOKED))
        elif one.get("pattern_type", "stix") != "stix":
            unused.append(Unused(pattern, _OTHER))
        else:
            found = stix_pattern(pattern)
            if isinstance(found, Text):
                unused.append(Unused(pattern, found))
            else:
                until = _day(one.get("valid_until"))
                items += [FeedItem(value, kind, until, about) for kind, value in found]
    return Feed(tuple(items), tuple(unused))


def _day(value: object) -> date | None:
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=SHANGHAI)).astimezone(SHANGHAI).date()
