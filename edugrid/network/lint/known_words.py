"""First words of the commands that are known of a platform: its views, its rulebook, its dialect, its lint rules."""

import re
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from edugrid.network.lint.rules import lint_rules
from edugrid.vendors.registry import get_vendor

_GENERIC = {"*", "~", "%"}


class KnownWords(NamedTuple):
    """Patterns of whole first words, for lines at the top and for lines within a section."""

    top: re.Pattern[str]
    nested: re.Pattern[str]


@lru_cache(maxsize=16)
def known_words(platform: str) -> KnownWords | None:
    """What is known of ``platform``; None without lint rules, since its views alone are too little to judge by."""
    rules = lint_rules(platform)
    if rules is None:
        return None
    data = get_vendor(platform).data
    top, nested = list(rules.top), list(rules.nested)
    _views(data.views, top, nested, depth=0)
    for lines in (data.dialect.single, data.dialect.short_undo, data.dialect.defines):
        nested += [line for line in lines if not line.startswith("re:")]
    for name in rules.rulebooks:
        package, _, file = name.partition(":")
        _rulebook(resources.files(package).joinpath(file).read_text(encoding="utf-8"), top, nested)
    return KnownWords(_pattern(top), _pattern([*nested, *top]))


def _views(views: dict[str, Any], top: list[str], nested: list[str], depth: int) -> None:
    for line, below in views.items():
        (nested if depth else top).append(line)
        _views(below or {}, top, nested, depth + 1)


def _rulebook(text: str, top: list[str], nested: list[str]) -> None:
    """Rules of annet's language: one a line, indented below the section they stand in."""
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith(("#", "%", "!")):
            (nested if line[0] == " " else top).append(line.strip())


def _pattern(lines: list[str]) -> re.Pattern[str]:
    words = set()
    for line in lines:
        word = line.removeprefix("undo ").removeprefix("no ").split()[0]
        inner = re.fullmatch(r"\*?/(.+)/", word)
        if inner:
            words.add(inner[1])
        elif word[0] not in _GENERIC:
            words |= {re.escape(one).rstrip("$") for one in word.removesuffix("$").split("|")}
    return re.compile("|".join(sorted(words)) or r"(?!)")
