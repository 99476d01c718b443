"""Match a typed line against the commands of a view, or say where and how it is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from edugrid.lab.devices.core.words import split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edugrid.lab.devices.core.grammar import Form, Trie
    from edugrid.lab.devices.core.params import Params
    from edugrid.lab.devices.core.words import Word

Fault = Literal["unrecognized", "incomplete", "too many", "wrong", "ambiguous"]
_WEIGHT: dict[Fault, int] = {"unrecognized": 0, "incomplete": 1, "too many": 2, "wrong": 3, "ambiguous": 4}


@dataclass(frozen=True)
class Mismatch:
    """What is wrong with a line, and the 0-based offset of the place in it."""

    fault: Fault
    offset: int


@dataclass(frozen=True)
class Match:
    """A recognised line: canonical pieces (one an element, without ``undo``) and the parameter values among them.

    ``starts`` holds the offset of each parameter in the typed line.
    """

    form: Form
    pieces: tuple[str, ...]
    args: tuple[str, ...]
    starts: tuple[int, ...] = ()

    @property
    def line(self) -> str:
        """The whole line as the device stores it (without ``undo``)."""
        return " ".join(self.pieces)

    @property
    def key(self) -> str:
        """The part that names the setting."""
        return " ".join(self.pieces[: self.form.key_size])

    @property
    def value(self) -> str:
        """The part after the name."""
        return " ".join(self.pieces[self.form.key_size :])


class _Search:
    def __init__(self, params: Params, line: str) -> None:
        self.params, self.line, self.words = params, line, split_words(line)
        self.best: tuple[int, Fault] | None = None

    def fail(self, index: int, fault: Fault) -> None:
        if self.best is None or (index, _WEIGHT[fault]) > (self.best[0], _WEIGHT[self.best[1]]):
            self.best = index, fault

    def walk(self, node: Trie, index: int, pieces: tuple[str, ...], args: tuple[tuple[str, int], ...]) -> Match | None:
        """Depth first: an exact keyword, then parameters, then an abbreviated keyword."""
        if index == len(self.words):
            if node.form is None:
                self.fail(index, "incomplete")
                return None
            values, starts = tuple(a for a, _ in args), tuple(s for _, s in args)
            return Match(node.form, pieces[1:] if node.form.undo else pieces, values, starts)
        word = self.words[index].text.lower()
        hits = [k for k in node.keywords if k.lower().startswith(word)]
        exact = [k for k in hits if k.lower() == word]
        found = self.walk(node.keywords[exact[0]], index + 1, (*pieces, exact[0]), args) if exact else None
        found = found or self.walk_params(node, index, pieces, args, quiet=bool(hits))
        if found or exact:
            return found
        if len(hits) == 1:
            return self.walk(node.keywords[hits[0]], index + 1, (*pieces, hits[0]), args)
        if hits:
            self.fail(index, "ambiguous")
        elif not node.params:
            self.fail(index, "too many" if node.form else "unrecognized")
        return None

    def walk_params(
        self, node: Trie, index: int, pieces: tuple[str, ...], args: tuple[tuple[str, int], ...], *, quiet: bool
    ) -> Match | None:
        """Try the parameters that may stand here; ``quiet``: a keyword fits too, so a bad value is no fault yet."""
        rest = self.words[index:]
        for spec, child in node.params.items():
            parsed = self.params.read(spec, rest, self.line)
            if parsed is None:
                if not quiet:
                    self.fail(index, "wrong")
            elif parsed[0] > len(rest):
                self.fail(len(self.words), "incomplete")
            else:
                found = self.walk(child, index + parsed[0], (*pieces, parsed[1]), (*args, (parsed[1], rest[0].start)))
                if found:
                    return found
        return None


def match_line(trie: Trie, params: Params, line: str) -> Match | Mismatch:
    """The command a line names, or its first fault.

    The caret of an incomplete line stands one past its end plus a blank (gnetcli's captured samples: prompt of 13
    characters, ``display`` → column 21); of every other fault, under the first character of the offending word.
    """
    search = _Search(params, line)
    found = search.walk(trie, 0, (), ())
    if found:
        return found
    index, fault = search.best or (0, "unrecognized")
    if index == len(search.words):
        return Mismatch("incomplete", len(line.rstrip()) + 1)
    return Mismatch(fault, search.words[index].start)


def choices(trie: Trie, params: Params, line: str) -> list[str]:
    """Keywords and ``<parameters>`` that may stand where ``line`` ends (for ``?`` and Tab)."""
    words: Sequence[Word] = split_words(line)
    partial = words[-1].text.lower() if words and not line.endswith(" ") else ""
    nodes = [trie]
    for word in words[:-1] if partial else words:
        text = word.text.lower()
        following: list[Trie] = []
        for node in nodes:
            exact = [k for k in node.keywords if k.lower() == text]
            following += [node.keywords[k] for k in exact or node.keywords if k.lower().startswith(text)]
            following += [c for spec, c in node.params.items() if params.read(spec, [word], line)]
        nodes = following
    found = {k for node in nodes for k in node.keywords if k.lower().startswith(partial)}
    if not partial:
        found |= {f"<{spec}>" for node in nodes for spec in node.params}
        found |= {"<cr>" for node in nodes if node.form}
    return sorted(found)
