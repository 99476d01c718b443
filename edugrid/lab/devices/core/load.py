"""Read configuration text (a startup file, a replace file) into a tree through the grammar."""

import re

from edugrid.lab.devices.core.dialect import Dialect
from edugrid.lab.devices.core.edit import Edit
from edugrid.lab.devices.core.match import Match, Mismatch, match_line
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Node


def load_text(dialect: Dialect, root: Node, text: str) -> list[str]:
    """Apply the lines of ``text`` to ``root``; indentation gives the view, the mark in column 0 returns to the system view.

    Returns the lines that the grammar refuses, each with the reason; the others are applied.
    """
    edit = Edit(root, dialect, loading=True)
    skip = (dialect.mark, dialect.end, "")
    stack: list[tuple[int, tuple[str, ...]]] = [(-1, ())]
    problems: list[str] = []
    for raw in text.splitlines():
        line = raw.rstrip()
        if line == dialect.mark:
            stack = [(-1, ())]
        if line.strip() in skip or line.startswith("!") or re.match(dialect.noise, line.strip()):
            continue
        indent = len(line) - len(line.lstrip())
        while len(stack) > 1 and stack[-1][0] >= indent:
            stack.pop()
        edit.path = stack[-1][1]
        found = match_line(dialect.trie(root, edit.path), dialect.params, line.strip())
        if isinstance(found, Mismatch) or not isinstance(found, Match) or found.form.command.do:
            problems.append(f"{line.strip()}: not a configuration line here")
            continue
        try:
            edit.apply(found)
        except Refused as refusal:
            problems.append(f"{line.strip()}: {refusal.text}")
            continue
        if len(edit.path) > len(stack[-1][1]):
            stack.append((indent, edit.path))
    return problems
