"""One heading: which field it means, or why it is left out."""

from difflib import get_close_matches
from functools import cache
from typing import Final, Literal, NamedTuple

from edugrid.sheets.fold import bare_heading, heading_key
from edugrid.sheets.kind import Kind, load_common, load_kind

_LEAST: Final = 3  # characters of an alias that may be a part of a longer heading
Sort = Literal["field", "ignored", "personal", "secrets", "pupils", "unknown"]


class Match(NamedTuple):
    """``field`` is set for a ``field``; ``exact`` is False when the alias is only a part; ``close``: what it may mean."""

    sort: Sort
    field: str = ""
    exact: bool = True
    close: str = ""


@cache
def match_heading(kind_name: str, text: str) -> Match:
    """What the heading ``text`` means in a sheet of this kind: the whole, then without brackets, then a part of it.

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
            return Match("field", fields[key])
        if key in {heading_key(name) for name in load_common().ignored}:
            return Match("ignored")
    if any(heading_key(name) in key for key in keys for name in load_common().secrets):
        return Match("secrets")  # a part is enough: nothing of it may be kept
    found = {field for key in keys for alias, field in fields.items() if len(alias) >= _LEAST and alias in key}
    if len(found) == 1:
        return Match("field", found.pop(), exact=False)
    close = get_close_matches(keys[-1], list(fields), 1, 0.85) if keys else []
    return Match("unknown", close=kind.fields[fields[close[0]]].title.zh if close else "")


@cache
def _fields_of(name: str) -> tuple[tuple[str, str], ...]:
    kind = load_kind(name)
    return tuple(
        (key, field)
        for field, spec in kind.fields.items()
        for text in (spec.title.zh, spec.title.en, *spec.headings)
        for key in dict.fromkeys((heading_key(text), bare_heading(text)))
    )


def _fields(kind: Kind) -> dict[str, str]:
    out: dict[str, str] = {}
    for key, field in _fields_of(kind.name):
        out.setdefault(key, field)
    return out
