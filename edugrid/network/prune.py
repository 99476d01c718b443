"""Planned lines without those that would find nothing to undo."""

import re

from edugrid.network.simulate import Simulation
from edugrid.network.tree import Tree, at
from edugrid.vendors.planning.vendor import Vendor


def prune(lines: list[str], vendor: Vendor, before: Tree, after: Tree) -> list[str]:
    """Drop undo lines of things that an earlier line has already removed, and visits to sections left empty by that.

    A device refuses such lines (``The peer does not exist``), and the rest of the plan with them.
    """
    undo = vendor.data.undo + " "
    if vendor.fold(lines) != lines:
        return lines  # multi-line texts: positions would no longer fit
    verbs = [re.compile(effect.typed) for effect in vendor.data.dialect.effects]
    idle = {
        i
        for i in Simulation(vendor, before, after).run(lines).idle
        if lines[i].startswith(undo) or any(verb.fullmatch(lines[i]) for verb in verbs)
    }
    if not idle:
        return lines
    kept = [line for index, line in enumerate(lines) if index not in idle]
    return _without_visits(kept, vendor, before)


def _without_visits(lines: list[str], vendor: Vendor, before: Tree) -> list[str]:
    """Drop ``interface X`` directly followed by ``quit`` where X was there before."""
    result: list[str] = []
    path: list[str] = []
    for line in lines:
        told = vendor.canonicaliser.line(line)
        if path and line == vendor.exit_word(path[-1]):
            opened = path.pop()
            known = opened in (at(before, tuple(path)) or {})
            if known and vendor.canonicaliser.line(result[-1]) == opened:
                result.pop()
                continue
        elif vendor.is_view(tuple(path), told):
            path.append(told)
        result.append(line)
    return result
