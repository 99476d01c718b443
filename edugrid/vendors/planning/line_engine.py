"""Planning by comparing lines, for command lines that take ``no LINE`` in almost every place (FRR, RGOS)."""

import re

from edugrid.network.patterns import line_pattern, prefix_pattern
from edugrid.network.tree import Path, Tree
from edugrid.network.vlans import collapse_vlans, expand_vlans
from edugrid.vendors.planning.data import Change, Dialect
from edugrid.vendors.planning.vendor import Node, Vendor


def plan_lines(before: Tree, after: Tree, vendor: Vendor) -> list[Node]:
    """Removals first, then additions, in every section visited once.

    Definitions (what other lines refer to) are made first and removed last; with ``visits: apart`` those of all other sections come
    before any addition. A line that only takes another value is typed once, without removing the old one. Top-level removals go backwards,
    since what refers to others stands after them.
    """
    removals, additions = _removals(before, after, (), vendor)[::-1], _additions(before, after, (), vendor)
    undo, known = vendor.data.undo + " ", vendor.data.definitions
    last = [node for node in removals if node[1] is None and _any(known, node[0].removeprefix(undo))]
    first = [node for node in removals if node not in last]
    if vendor.data.visits == "joined":
        defining = [node for node in additions if _any(known, node[0])]
        return [*_joined(first, [*defining, *(node for node in additions if node not in defining)]), *last]
    return [*first, *additions, *last]


def _joined(first: list[Node], second: list[Node]) -> list[Node]:
    """One visit to a section that both lists visit."""
    visits = {line: children for line, children in first if children is not None}
    result = list(first)
    for line, children in second:
        if children is None or line not in visits:
            result.append((line, children))
            continue
        joined = _joined(visits[line] or [], children)
        result[next(index for index, node in enumerate(result) if node[0] == line)] = (line, joined)
    return result


def _removals(before: Tree, after: Tree, path: Path, vendor: Vendor, gone: tuple[str, ...] = ()) -> list[Node]:
    dialect, undo = vendor.data.dialect, vendor.data.undo + " "
    owners = _owners(before, after, dialect)
    gone = (*gone, *owners)
    nodes: list[Node] = [(undo + _owner_line(owner, before), None) for owner in owners]
    back = bool(path) and _any(vendor.data.backwards, path[-1])
    kept = _kept(before, after, vendor)
    for line, children in list(before.items())[:: -1 if back else 1]:
        if _belongs(line, gone, undo):
            continue
        if line in after or _any(dialect.permanent, line):
            below = _removals(children, after.get(line, {}), (*path, line), vendor, gone)
            if below:
                nodes.append((line, below))
        elif line not in kept and not _any(dialect.kept, line) and not _overwritten(line, before, after, vendor):
            nodes.extend((typed, None) for typed in _undone(line, after, undo, vendor))
    return nodes


def _undone(line: str, after: Tree, undo: str, vendor: Vendor) -> list[str]:
    """What removes ``line``: nothing where the opposite line is to be typed anyway."""
    for removal in vendor.data.removals:
        found = line_pattern(removal.line).fullmatch(line)
        if found:
            return [removal.typed.format(*found.groups())] if removal.typed else []
    if line.startswith(undo):
        positive = line.removeprefix(undo)
        return [] if positive in after else [positive]
    return [] if undo + line in after else [undo + _short(line, vendor.data.dialect)]


def _kept(before: Tree, after: Tree, vendor: Vendor) -> dict[str, tuple[str, list[str]]]:
    """Lines of ``before`` that become lines of ``after`` in place: old line → new line and what is typed for it."""
    if not vendor.data.changes:
        return {}
    gone = [line for line in before if line not in after]
    new = [line for line in after if line not in before]
    found: dict[str, tuple[str, list[str]]] = {}
    for old in gone:
        for line in new:
            typed = next((one for change in vendor.data.changes if (one := _in_place(change, old, line))), None)
            if typed:
                found[old] = line, typed
                break
    return found


def _in_place(change: Change, old: str, new: str) -> list[str] | None:
    pattern = re.compile(change.line)
    before, after = pattern.fullmatch(old), pattern.fullmatch(new)
    if not before or not after:
        return None
    names = list(pattern.groupindex)
    if any(before[name] != after[name] for name in names if name not in change.typed):
        return None
    changed = [text for name, text in change.typed.items() if before[name] != after[name]]
    if any(after[name] is None for name in change.typed if before[name] != after[name]):
        return None
    return list(dict.fromkeys(text.format(**after.groupdict()) for text in changed))


def _additions(before: Tree, after: Tree, path: Path, vendor: Vendor) -> list[Node]:
    nodes: list[Node] = []
    changed = dict(_kept(before, after, vendor).values())
    for line, children in after.items():
        if line in changed:
            nodes.extend((typed, None) for typed in changed[line])
            continue
        if line in before:
            below = _additions(before[line], children, (*path, line), vendor)
            if below:
                nodes.append((line, below))
            elif not children and _wiped(line, before, after, vendor):
                nodes.append((line, None))
        elif children:
            nodes.append((line, _additions({}, children, (*path, line), vendor)))
        elif not (not path and _any(vendor.data.dialect.permanent, line)):
            nodes.extend((typed, None) for typed in _parts(line, before, vendor) or [line])
    return nodes


def _wiped(line: str, before: Tree, after: Tree, vendor: Vendor) -> bool:
    """Whether another change of the section takes ``line`` along, so that it must be typed again."""
    undo, dialect = vendor.data.undo + " ", vendor.data.dialect
    wipes = [wipe for wipe in dialect.wipes if prefix_pattern(wipe.removes).match(line)]
    if not wipes:
        return False
    typed = [one for one in after if one not in before]
    typed += [text for one in before if one not in after for text in _undone(one, after, undo, vendor)]
    return any(prefix_pattern(wipe.line).match(one) for wipe in wipes for one in typed)


def _parts(line: str, before: Tree, vendor: Vendor) -> list[str]:
    """A set of VLANs that is there already is changed by what differs, additions first."""
    forms = vendor.data.forms
    for rule in forms.vlan_edits:
        begins = rule.set + " "
        old = next((one for one in before if one.startswith(begins)), None) if line.startswith(begins) else None
        if old is not None:
            have, want = (expand_vlans(one.removeprefix(begins)) for one in (old, line))
            changes = ((rule.add, want - have), (rule.remove, have - want))
            return [f"{word} {collapse_vlans(ids, forms.vlan_style)}" for word, ids in changes if ids]
    return []


def _owners(before: Tree, after: Tree, dialect: Dialect) -> tuple[str, ...]:
    """Objects defined in this section that go altogether: ``no neighbor 10.0.0.2`` takes all their lines along."""
    found = (prefix_pattern(one).match(line) for one in dialect.defines for line in before)
    owners = dict.fromkeys(match[1] for match in found if match)
    return tuple(owner for owner in owners if not any(line.startswith(owner + " ") for line in after))


def _owner_line(owner: str, before: Tree) -> str:
    group = f"{owner} peer-group"
    return group if group in before else owner


def _belongs(line: str, owners: tuple[str, ...], undo: str) -> bool:
    body = line.removeprefix(undo) + " "
    return any(body.startswith(owner + " ") for owner in owners)


def _overwritten(line: str, before: Tree, after: Tree, vendor: Vendor) -> bool:
    slot = vendor.slot(line)
    return slot is not None and any(other not in before and vendor.slot(other) == slot for other in after)


def _short(line: str, dialect: Dialect) -> str:
    for pattern in dialect.short_undo:
        found = prefix_pattern(pattern).match(line)
        if found:
            return found[0]
    return line


def _any(patterns: tuple[str, ...], line: str) -> bool:
    return any(line_pattern(one).fullmatch(line) for one in patterns)
