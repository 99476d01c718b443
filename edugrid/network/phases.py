"""Changes that need a state in between: an object that must be made anew while others refer to it."""

import re

from edugrid.network.patterns import line_pattern, prefix_pattern
from edugrid.network.tree import Tree, copy_tree
from edugrid.vendors.planning.data import Pause, Recreate, VendorData


def between(before: Tree, after: Tree, data: VendorData) -> Tree | None:
    """``before`` without the objects that change, the lines that use them, and the lines that move to another section.

    What changes only while it is switched off is off (``pauses``). None where there is nothing of the kind.
    """
    middle = _recreated(before, after, data.recreate, data.moves)
    for pause in data.pauses:
        for header, children in before.items():
            named = re.fullmatch(pause.section, header)
            if named and header in after and (children.keys() ^ after[header].keys()) - {pause.line}:
                middle = _paused(
                    copy_tree(before) if middle is None else middle, header, pause, named[1], after[header]
                )
    return None if middle == before else middle


def _paused(middle: Tree, header: str, pause: Pause, name: str, wanted: Tree) -> Tree:
    gone = [line for line in middle[header] if line not in wanted]
    if any(re.fullmatch(one, line) for one in pause.remade for line in gone):
        del middle[header]
        _remove_users(middle, re.compile(pause.users.format(re.escape(name))))
    else:
        middle[header].pop(pause.line, None)
    return middle


def _recreated(before: Tree, after: Tree, rules: tuple[Recreate, ...], moves: tuple[str, ...]) -> Tree | None:
    middle: Tree | None = None
    for rule in rules:
        for name in _changed(before, after, rule):
            middle = copy_tree(before) if middle is None else middle
            users = re.compile(rule.users.format(re.escape(name)))
            _remove(middle, rule, name, users)
    patterns = [line_pattern(text) for text in moves]
    for header, children in before.items():
        for line in children:
            if any(pattern.fullmatch(line) for pattern in patterns) and _moves(line, header, before, after):
                middle = copy_tree(before) if middle is None else middle
                middle.get(header, {}).pop(line, None)
    return middle


def _moves(line: str, header: str, before: Tree, after: Tree) -> bool:
    new = {other for other, children in after.items() if line in children}
    return bool(new) and header not in new and not any(line in before.get(other, {}) for other in new)


def _changed(before: Tree, after: Tree, rule: Recreate) -> set[str]:
    old, new = _objects(before, rule), _objects(after, rule)
    return {name for name in old.keys() & new.keys() if old[name] != new[name]}


def _objects(tree: Tree, rule: Recreate) -> dict[str, str]:
    if rule.of_section:
        beginning = prefix_pattern(rule.line)
        return {
            named[1]: " ".join(sorted(line for line in children if beginning.match(line)))
            for header, children in tree.items()
            if (named := re.fullmatch(rule.section, header))
        }
    section = line_pattern(rule.section)
    return {
        found[1]: line
        for header, children in tree.items()
        if section.fullmatch(header)
        for line in children
        if (found := prefix_pattern(rule.line).match(line))
    }


def _remove(tree: Tree, rule: Recreate, name: str, users: re.Pattern[str]) -> None:
    section = None if rule.of_section else line_pattern(rule.section)
    for header, children in tree.items():
        if section and section.fullmatch(header):
            for line in [one for one in children if (m := prefix_pattern(rule.line).match(one)) and m[1] == name]:
                del children[line]
    _remove_users(tree, users)


def _remove_users(tree: Tree, users: re.Pattern[str]) -> None:
    for line in [line for line in tree if users.fullmatch(line)]:
        del tree[line]
    for children in tree.values():
        _remove_users(children, users)
