"""Planned nodes as the flat list of lines that is typed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from edugrid.network.tree import Path
from edugrid.vendors.planning.vendor import Config, Node, Vendor

if TYPE_CHECKING:
    from collections.abc import Sequence


def flatten(nodes: "Sequence[Node]", vendor: Vendor, before: Config, after: Config) -> list[str]:
    """The lines to type for ``nodes``, each section left by the vendor's exit word.

    Lines are typed as the people's text spells them (it holds the secrets), sections as the device prints them.
    """
    return list(_lines(nodes, (), vendor, before.spelling, after.spelling))


def _lines(
    nodes: "Sequence[Node]", path: Path, vendor: Vendor, before: dict[Path, str], after: dict[Path, str]
) -> Iterator[str]:
    undo = vendor.data.undo + " "
    for index, (line, children) in enumerate(nodes):
        place = (*path, line)
        if line.startswith(undo) and place not in after:
            yield _undo(line, undo, path, before)
            continue
        opens = children is not None or vendor.is_view(path, line)
        told = before.get(place) or after.get(place) if opens else after.get(place) or before.get(place)
        yield from (told or line).split("\n")
        if opens:
            yield from _lines(children or (), place, vendor, before, after)
            if last := vendor.before_exit(line):
                yield last
            word = vendor.exit_word(line)
            following = nodes[index + 1][0] if index + 1 < len(nodes) else ""
            if word and not vendor.chained(following):
                yield word


def _undo(line: str, undo: str, path: Path, before: dict[Path, str]) -> str:
    """The undo line in the spelling of what it undoes; a short form takes the first words of it."""
    body = line.removeprefix(undo)
    told = before.get((*path, body))
    if told is None:
        begins = body + " "
        told = next(
            (text for place, text in before.items() if place[:-1] == path and place[-1].startswith(begins)), None
        )
        words = body.split(" ")
        told = " ".join(told.split()[: len(words)]) if told else None
        if told and told.casefold() != body.casefold():
            told = None
    return undo + told if told and not told.startswith(undo) else line
