"""Output filters after ``|`` in display commands."""

import re

from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.words import split_words

_KINDS = ("include", "exclude", "begin", "section", "by-section", "count", "no-more")


def split_filter(line: str) -> tuple[str, int | None]:
    """The command before ``|`` and the offset just after it (None without a filter)."""
    found = re.search(r"\s\|\s*", line)
    return (line[: found.start()], found.end()) if found else (line, None)


def apply_filter(text: str, line: str, offset: int, errors: dict[str, str]) -> str:
    """``text`` through the filter that starts at ``offset`` of ``line``; raises Refused for a wrong filter."""
    words = split_words(line[offset:])
    if not words:
        raise Refused(errors["incomplete"], len(line.rstrip()) + 1)
    hits = [k for k in _KINDS if k.startswith(words[0].text.lower())]
    if len(hits) != 1:
        raise Refused(errors["ambiguous" if hits else "unrecognized"], offset)
    kind = hits[0]
    if kind == "no-more":
        return text
    if kind in ("section", "by-section"):
        words = words[1:]
    pattern = line[offset + words[1].start :].strip().strip('"') if len(words) > 1 else ""
    if not pattern:
        raise Refused(errors["incomplete"], len(line.rstrip()) + 1)
    try:
        expression = re.compile(pattern)
    except re.error:
        raise Refused(errors["wrong"], offset + words[1].start) from None
    return "\n".join(_filtered(kind, text.splitlines(), expression))


def _filtered(kind: str, lines: list[str], expression: re.Pattern[str]) -> list[str]:
    hit = [bool(expression.search(x)) for x in lines]
    if kind == "include":
        return [x for x, h in zip(lines, hit, strict=True) if h]
    if kind == "exclude":
        return [x for x, h in zip(lines, hit, strict=True) if not h]
    if kind == "begin":
        return lines[hit.index(True) :] if True in hit else []
    if kind == "count":
        return [f"Total lines: {sum(hit)}."]
    return _sections(lines, expression)


def _sections(lines: list[str], expression: re.Pattern[str]) -> list[str]:
    out: list[str] = []
    for block in re.split(r"(?m)^#\n?", "\n".join(lines)):
        if block and expression.search(block):
            out += ["#", *block.rstrip("\n").splitlines()]
    return out
