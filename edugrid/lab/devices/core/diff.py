"""Difference of two trees in the two forms the devices need: printed, and as merged changes."""

from edugrid.lab.devices.core.interfaces import InterfaceNames
from edugrid.lab.devices.core.render import entry_lines, render_node, sort_entries
from edugrid.lab.devices.core.tree import Entry, Node


def diff_lines(old: Node, new: Node, names: InterfaceNames, depth: int = 0) -> list[str]:
    """``+``/``-`` lines with their views around them, each level two blanks deeper (as VRP8 prints candidate changes)."""
    pad = "  " * depth
    out: list[str] = []
    before, after = ({e.key: e for e in sort_entries(n, names)} for n in (old, new))
    for key, entry in before.items():
        if key not in after:
            out += [f"-{pad}{text}" for text in _whole(entry, names)]
    for key, entry in after.items():
        other = before.get(key)
        if other is None:
            out += [f"+{pad}{text}" for text in _whole(entry, names)]
        elif not entry.same(other):
            mine, theirs = entry_lines(entry), entry_lines(other)
            out += [f"-{pad}{text}" for text in theirs if text not in mine]
            out += [f"+{pad}{text}" for text in mine if text not in theirs]
            if entry.node is not None and other.node is not None:
                inner = diff_lines(other.node, entry.node, names, depth + 1)
                out += ([f" {pad}{entry.line}"] if inner and entry.line == other.line else []) + inner
    return out


def _whole(entry: Entry, names: InterfaceNames) -> list[str]:
    body = render_node(entry.node, names, depth=1) if entry.node is not None else []
    inner = [line for line in body if line.strip() != "#"]
    return entry_lines(entry) + [" " * (2 * (len(t) - len(t.lstrip()))) + t.lstrip() for t in inner]
