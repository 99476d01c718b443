"""MISP core format (draft-dulaunoy-misp-core-format)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from edugrid.block.feeds.item import Feed, FeedItem, Unused
from edugrid.intent.indicator import IndicatorKind
from edugrid.text import Text

_KINDS: Final[dict[str, tuple[IndicatorKind | None, ...]]] = {
    "ip-src": ("address",),
    "ip-dst": ("address",),
    "domain": ("domain",),
    "hostname": ("domain",),
    "ip-src|port": ("address", None),
    "ip-dst|port": ("address", None),
    "domain|ip": ("domain", "address"),
    "mac-address": ("mac",),
    "x509-fingerprint-sha256": ("certificate",),
}
"""Type to the kind of each part of the value; a port beside an address is not blocked for itself."""


def misp(data: Mapping[str, Any]) -> Feed:
    """Attributes with ``to_ids`` that are not deleted, those of objects too. Pure."""
    items: list[FeedItem] = []
    unused: list[Unused] = []
    for event in _events(data):
        about = str(event.get("info", ""))
        for attribute in _attributes(event):
            value, kind = str(attribute.get("value", "")), str(attribute.get("type", ""))
            if attribute.get("to_ids") is not True or attribute.get("deleted"):
                unused.append(
                    Unused(f"{kind} {value}", Text("not meant for blocking (to_ids)", "未标记为可封堵（to_ids）"))
                )
            elif kind not in _KINDS:
                unused.append(Unused(f"{kind} {value}", Text("nothing here can block it", "本系统无法封堵该类型")))
            else:
                parts = zip(_KINDS[kind], value.split("|"), strict=False)
                items += [FeedItem(part, one, about=about) for one, part in parts if one is not None]
    return Feed(tuple(items), tuple(unused))


def _events(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    answers = data.get("response", [data])
    for answer in answers if isinstance(answers, list) else [answers]:
        event = answer.get("Event") if isinstance(answer, dict) else None
        if isinstance(event, dict):
            yield event


def _attributes(event: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    holders = [event, *(one for one in _list(event.get("Object")) if isinstance(one, dict))]
    for holder in holders:
        yield from (one for one in _list(holder.get("Attribute")) if isinstance(one, dict))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
