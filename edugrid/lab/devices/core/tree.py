"""The configuration tree of a simulated device. On purpose it is not the tree of any diff engine under test."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from edugrid.lab.devices.core.grammar import Command


@dataclass
class Entry:
    """One stored setting: its name (``key``) in its view, its printed ``line``, and a body when it is a view."""

    key: str
    line: str
    command: Command
    args: tuple[str, ...] = ()
    members: frozenset[int] | None = None
    node: "Node | None" = None

    def clone(self) -> "Entry":
        """A copy that shares nothing mutable."""
        node = self.node.clone() if self.node else None
        return Entry(self.key, self.line, self.command, self.args, self.members, node)

    @property
    def hidden(self) -> bool:
        """True when the device does not print it: an empty view of the kind that is shown only with content."""
        return self.command.hide_empty and (self.node is None or not any(self.node.visible()))

    def same(self, other: "Entry") -> bool:
        """True when both print the same."""
        if self.line != other.line or self.members != other.members:
            return False
        return (self.node or Node()).same(other.node or Node())


@dataclass
class Node:
    """Settings of one view by name."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def clone(self) -> "Node":
        """A deep copy."""
        return Node({key: entry.clone() for key, entry in self.entries.items()})

    def visible(self) -> Iterator[Entry]:
        """Entries that are printed."""
        return (e for e in self.entries.values() if not e.hidden)

    def same(self, other: "Node") -> bool:
        """True when both print the same."""
        return self.difference(other) is None

    def difference(self, other: "Node") -> str | None:
        """Name of one setting that prints differently in ``other``, None when all print the same."""
        for key, entry in self.entries.items():
            theirs = other.entries.get(key)
            if theirs is None or theirs.hidden:
                if not entry.hidden:
                    return key
            elif not entry.same(theirs):
                return key
        return next((k for k, e in other.entries.items() if k not in self.entries and not e.hidden), None)

    def all_lines(self) -> Iterator[str]:
        """Lines of all settings here and below."""
        return (entry.line for entry in self.all_entries())

    def all_entries(self) -> Iterator[Entry]:
        """All settings here and below, each before what is below it."""
        for entry in self.entries.values():
            yield entry
            if entry.node is not None:
                yield from entry.node.all_entries()

    def at(self, path: tuple[str, ...]) -> "Node | None":
        """The body of the view at ``path``, or None when it is not there."""
        node: Node | None = self
        for key in path:
            entry = node.entries.get(key) if node else None
            node = entry.node if entry else None
        return node

    def starting(self, prefix: str) -> list[Entry]:
        """Entries whose name or line begins with the words of ``prefix``; the word that takes back does not count."""
        out = []
        for entry in self.entries.values():
            lines = (entry.key, entry.line.removeprefix(f"{entry.command.no} "))
            if any(text == prefix or text.startswith(prefix + " ") for text in lines):
                out.append(entry)
        return out

    def matching(self, pattern: str) -> list[tuple[re.Match[str], Entry]]:
        """Entries whose name matches ``pattern`` as a whole."""
        found = ((re.fullmatch(pattern, entry.key), entry) for entry in self.entries.values())
        return [(match, entry) for match, entry in found if match]
