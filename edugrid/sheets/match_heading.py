"""One heading: which field it means, or why it is left out."""

import re
from difflib import get_close_matches
from functools import cache
from typing import Final, Literal, NamedTuple

from edugrid.sheets.fold import bare_heading, heading_key
from edugrid.sheets.kind import Kind, load_common, load_kind

_LEAST: Final = 3  # characters of an alias that may be a part of a longer heading
Sort = Literal["field", "second", "ignored", "personal", "secrets", "pupils", "unknown"]


class Match(NamedTuple):
    """``field`` is set for a ``field``; ``exact`` is False when other words stand around the alias.

    ``rank``: how usual the alias is (0: the field's own title); a ``second`` column means the same as a more usual one.
    ``close``: what an unknown heading may mean.
    """

    sort: Sort
    field: str = ""
    exact: bool = True
    rank: int = 0
    close: str = ""


@cache
def match_heading(kind_name: str, text: str) -> Match:
    """What the heading ``text`` means in a sheet of this kind: the whole, then without brackets, then without fillers.

    Nothing is guessed from likeness: that is only asked (``close``).
    """
    kind = load_kind(kind_name)
    fields = _fields(kind)
    keys = [key for key in (heading_key(text), bare_heading(text)) if key]
    for key in keys:
        for sort in ("pupils", "secrets", "personal"):
            if key in {heading_key(name) for name in getattr(load_common(), sort)}:
                return Match(sort)
        if key in fields:
            return Match("field", *_first(fields[key]))
        if key in {heading_key(name) for name in load_common().ignored}:
            return Match("ignored")
    if any(heading_key(name) in key for key in keys for name in load_common().secrets):
        return Match("secrets")  # a part is enough: nothing of it may be kept
    parts = [alias for key in keys for alias in fields if len(alias) >= _LEAST and alias in key]
    found = {fields[alias] for key in keys for alias in parts if _only_fillers(key, alias)}
    if len({name for name, _ in found}) == 1:
        return Match("field", min(found)[0], exact=False, rank=1000)
    close = parts or get_close_matches(keys[-1] if keys else "", list(fields), 1, 0.7)
    return Match("unknown", close=kind.fields[fields[close[0]][0]].title.zh if close else "")


def _first(found: tuple[str, int]) -> tuple[str, bool, int]:
    return found[0], True, found[1]


def _only_fillers(key: str, alias: str) -> bool:
    """What stands around ``alias`` adds nothing: 现有班级数量 is a number of classes, 出口带宽费用 is no bandwidth."""
    rest = "".join(key.split(alias))
    return re.fullmatch(f"(?:{'|'.join(map(re.escape, load_common().fillers))})*", rest) is not None


@cache
def _fields_of(name: str) -> dict[str, tuple[str, int]]:
    out: dict[str, tuple[str, int]] = {}
    for field, spec in load_kind(name).fields.items():
        for rank, text in enumerate((spec.title.zh, spec.title.en, *spec.headings)):
            for key in (heading_key(text), bare_heading(text)):
                out.setdefault(key, (field, rank))
    return out


def _fields(kind: Kind) -> dict[str, tuple[str, int]]:
    return _fields_of(kind.name)
