"""How a SmartAX prints its configuration: sections with marks, runs of VLANs joined, boards without indentation."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.dialect import Dialect
from edugrid.lab.devices.core.render import render_node, sort_entries

if TYPE_CHECKING:
    from edugrid.lab.devices.core.tree import Entry, Node

SECTIONS = ("global-config", "vlan-config", "gpon", "bbs-config", "protect-config")
_FLAT = re.compile(r" interface (gpon|mpu) ?\S+$")


class SmartaxDialect(Dialect):
    """A dialect whose display is that of the OLT."""

    def lines(self, node: Node) -> list[str]:
        """The sections that hold something, each with its mark."""
        out: list[str] = []
        for number, name in enumerate(SECTIONS, 1):
            out += self.section(node, number, name)
        return out

    def section(self, node: Node, number: int, name: str) -> list[str]:
        """One section; nothing where it is empty."""
        entries = [entry for entry in sort_entries(node, self.names) if entry.command.section == number]
        if not entries:
            return []
        out = [self.mark, f"[{name}]"]
        if name != "gpon":
            out.append(f"  <{name}>")
            for lines, entry in _joined(entries):
                out += [f" {line}" for line in lines]
                out += self._body(entry)
            return out
        for place, entry in enumerate(entries):
            out += [self.mark] if place else []
            out += [f"  <gpon-{entry.args[0]}>", f" {entry.line}", *self._body(entry, blanks=1)]
        return out

    def _body(self, entry: Entry, blanks: int = 2) -> list[str]:
        if entry.node is None:
            return []
        lines = render_node(entry.node, self.names, depth=blanks)
        ends = {"ont-srvprofile": ["commit"], "ont-lineprofile": ["commit", "quit"]}.get(entry.key.split()[0], [])
        return [*lines, *(" " * blanks + word for word in ends)]


def _joined(entries: list[Entry]) -> list[tuple[list[str], Entry]]:
    """Neighbouring VLANs of one kind, or on one port, are one line."""
    out: list[tuple[list[str], Entry]] = []
    run: list[Entry] = []
    for entry, following in pairwise([*entries, None]):
        if entry is None:
            break
        run.append(entry)
        if following is not None and _next(entry, following):
            continue
        first, last = _number(run[0]), _number(run[-1])
        line = run[0].line
        if len(run) > 1:
            line = re.sub(r"vlan \d+", f"vlan {first} to {last}", line, count=1)
        out.append(([line], run[0]))
        run = []
    return out


def _number(entry: Entry) -> int:
    found = re.match(r"(?:port )?vlan (\d+) ", entry.line)
    return int(found[1]) if found else -1


def _next(one: Entry, other: Entry) -> bool:
    first, second = _number(one), _number(other)
    if first < 0 or second != first + 1:
        return False
    return re.sub(r"vlan \d+", "", one.line) == re.sub(r"vlan \d+", "", other.line)


def normalise(text: str) -> str:
    """Printed text without marks, versions and closing words, the lines of a board one deeper than the board."""
    out: list[str] = []
    board = False
    for raw in text.splitlines():
        line = raw.rstrip()
        if re.fullmatch(r"\[.*\]|\s*<.*>|\s+(commit|quit)", line):
            continue
        if line == "#":
            board = False
        elif board and not _FLAT.fullmatch(line):
            line = " " + line
        board = board or _FLAT.fullmatch(line) is not None
        out.append(line)
    return "\n".join(out)
