"""Intended objects whose secret a person has to give first: until then nothing of them is planned."""

import re
from dataclasses import dataclass

from edugrid.network.tree import Path, Tree, at, copy_tree
from edugrid.vendors.planning.canonical import SECRET
from edugrid.vendors.planning.data import ByHand


@dataclass(frozen=True)
class Withheld:
    """The target without what waits, and the lines (section path, line) that a secret is missing for."""

    target: Tree
    waiting: tuple[tuple[Path, str], ...]


def withhold(running: Tree, target: Tree, rules: tuple[ByHand, ...]) -> Withheld:
    """Take back from ``target`` what stands for a secret that ``running`` does not have (all trees canonical).

    A user without a password must not come into being: some devices would let anybody in. What ``running`` holds of
    such an object stays as it is.
    """
    waiting: list[tuple[Path, str]] = []
    result = copy_tree(target)
    _section(running, result, (), rules, waiting)
    for path, line in waiting:
        for rule in rules:
            if re.fullmatch(rule.line, line):
                name = re.escape(path[-1].rpartition(" ")[2]) if path else ""
                for pattern in rule.users:
                    _restore_users(running, result, re.compile(pattern.format(name)))
                for holds, pattern in rule.holders.items():
                    _restore_holders(running, result, re.compile(holds.format(name)), pattern)
    return Withheld(result, tuple(waiting))


def _section(running: Tree, target: Tree, path: Path, rules: tuple[ByHand, ...], found: list[tuple[Path, str]]) -> bool:
    """Handle the lines below ``path``; True when the section itself has to wait."""
    for line in [line for line in target if SECRET in line and line not in running]:
        for rule in rules:
            matched = re.fullmatch(rule.line, line)
            if matched is None:
                continue
            found.append((path, line))
            if rule.section:
                return True
            for beginning in (line, *(text.format(*matched.groups()) for text in rule.with_lines)):
                _restore(running, target, beginning)
            break
    for line in list(target):
        if target[line] and _section(running.get(line, {}), target[line], (*path, line), rules, found):
            former = at(running, (line,))
            if former is None:
                del target[line]
            else:
                target[line] = copy_tree(former)
    return False


def _restore_users(running: Tree, target: Tree, pattern: re.Pattern[str]) -> None:
    """Lines that match, at any depth, are as they are on the device; a section that held nothing else waits with them."""
    for line in [one for one in target if pattern.fullmatch(one)]:
        del target[line]
    for line in running:
        if pattern.fullmatch(line):
            target[line] = copy_tree(running[line])
    for line, below in list(target.items()):
        if below and not pattern.fullmatch(line):
            only = all(pattern.fullmatch(one) for one in below)
            _restore_users(running.get(line, {}), below, pattern)
            if only and not below and line not in running:
                del target[line]


def _restore_holders(running: Tree, target: Tree, holds: re.Pattern[str], users: str) -> None:
    """Sections that hold such a line are as they are on the device, and so are the lines that name them."""
    for section in [one for one, below in target.items() if any(map(holds.fullmatch, below))]:
        if section in running:
            target[section] = copy_tree(running[section])
        else:
            del target[section]
        _restore_users(running, target, re.compile(users.format(re.escape(section.rpartition(" ")[2]))))


def _restore(running: Tree, target: Tree, beginning: str) -> None:
    """Lines with this beginning are as they are on the device."""
    for tree in (target, running):
        for line in [one for one in tree if one == beginning or one.startswith(beginning + " ")]:
            if tree is target:
                del target[line]
            else:
                target[line] = copy_tree(running[line])
