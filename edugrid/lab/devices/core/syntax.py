"""Command syntax as text (`{ a | b } [ c ] <type> : value`) turned into flat alternatives."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Element:
    """A keyword (``param`` empty) or a parameter of type ``param``."""

    keyword: str = ""
    param: str = ""


@dataclass(frozen=True)
class Alternative:
    """One flat form of a command; the first ``key_size`` elements name the thing, the rest is its value."""

    elements: tuple[Element, ...]
    key_size: int


def expand(text: str) -> list[Alternative]:
    """All flat forms of a syntax text.

    ``[ x ]`` may be left out, ``{ x | y }`` is a choice, ``<t>`` a parameter, `` : `` ends the part that names the setting
    (two lines with the same name replace each other). Raises ValueError on unbalanced brackets.
    """
    symbols = re.findall(r"<[^>]+>|[\[\]{}|]|[^\s\[\]{}|<>]+", text)
    flat, rest = _sequence(symbols, "")
    if rest:
        raise ValueError(f"unbalanced brackets in {text!r}")
    out = []
    for items in flat:
        words = tuple(_element(t) for t in items if t != ":")
        out.append(Alternative(words, items.index(":") if ":" in items else len(words)))
    return out


def _element(symbol: str) -> Element:
    return Element(param=symbol[1:-1]) if symbol.startswith("<") else Element(keyword=symbol)


def _sequence(symbols: list[str], closer: str) -> tuple[list[list[str]], list[str]]:
    """Alternatives up to ``closer`` (or ``|``), and the symbols after it."""
    done: list[list[str]] = []
    current: list[list[str]] = [[]]
    while symbols:
        symbol, symbols = symbols[0], symbols[1:]
        if symbol == closer:
            return done + current, symbols
        if symbol == "|" and closer:
            done, current = done + current, [[]]
        elif symbol in "[{":
            inner, symbols = _sequence(symbols, "]" if symbol == "[" else "}")
            choices = [*inner, []] if symbol == "[" else inner
            current = [left + right for left in current for right in choices]
        elif symbol in "]}|":
            raise ValueError(f"unexpected {symbol!r}")
        else:
            current = [[*left, symbol] for left in current]
    if closer:
        raise ValueError(f"missing {closer!r}")
    return done + current, symbols
