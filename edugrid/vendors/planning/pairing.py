"""What only the two sides together can tell: VLANs declared in two places, lines that are never undone."""

from edugrid.network.patterns import line_pattern
from edugrid.network.tree import Path, Tree, copy_tree
from edugrid.network.vlans import collapse_vlans, expand_vlans
from edugrid.vendors.planning.data import VendorData

_BATCH = "vlan batch "
_VLAN = line_pattern(r"vlan /\d+/")


def pair_trees(before: Tree, after: Tree, data: VendorData) -> tuple[Tree, Tree]:
    """Copies of both trees in which equivalent statements of the two sides are equal."""
    start, goal = copy_tree(before), copy_tree(after)
    _keep(start, goal, (), data)
    for words in data.resets:
        _reset(start, goal, words + " ")
    if "vlan batch" in data.forms.vlan_lists:
        _pair_vlans(start, goal)
    return start, goal


def _keep(before: Tree, after: Tree, path: Path, data: VendorData) -> None:
    """Lines and sections that a device always has are neither made nor undone."""
    for line, children in before.items():
        if line not in after and not path and _any(data.dialect.permanent, line):
            after[line] = {}
        if line in after:
            _keep(children, after[line], (*path, line), data)
        elif path and _any(data.dialect.kept, line):
            opposite = line.removeprefix(data.undo + " ") if line.startswith(data.undo + " ") else f"{data.undo} {line}"
            words = line.rsplit(" ", 1)[0] + " "
            if opposite not in after and not any(other.startswith(words) for other in after):
                after[line] = {}
                _keep(children, after[line], (*path, line), data)
    if not path:
        for line in [line for line in after if line not in before and not after[line]]:
            if _any(data.dialect.permanent, line):
                del after[line]


def _reset(before: Tree, after: Tree, words: str) -> None:
    """Where the mode of a section changes, nothing of its old lines is left to be undone, and all must be typed."""
    for line, children in before.items():
        old = next((one for one in children if one.startswith(words)), None)
        new = next((one for one in after.get(line, {}) if one.startswith(words)), None)
        if old is not None and new is not None and old != new:
            before[line] = {old: {}}


def _any(patterns: tuple[str, ...], line: str) -> bool:
    return any(line_pattern(one).fullmatch(line) for one in patterns)


def _pair_vlans(before: Tree, after: Tree) -> None:
    """A VLAN exists when it stands in the batch or has a section; give both sides the same statement of it."""
    old_batch, new_batch = _batch(before), _batch(after)
    old_sections, new_sections = _sections(before), _sections(after)
    for vlan in (old_batch & old_sections) - new_batch - new_sections:
        before.pop(f"vlan {vlan}", None)  # undoing it in the batch takes its section along
    stays = (old_batch | old_sections) & (new_batch | new_sections)
    if stays - (old_batch & new_batch):
        old_batch |= stays & (old_batch | new_batch)
        new_batch |= stays & (old_batch | new_batch)
        _set_batch(before, old_batch)
        _set_batch(after, new_batch)
    for vlan in stays & (old_sections | new_sections):
        line = f"vlan {vlan}"
        old, new = before.get(line), after.get(line)
        if old is None and not new:
            after.pop(line, None)
        elif new is None and not old:
            before.pop(line, None)
        elif new is None:
            after[line] = {}
        elif old is None and vlan not in new_batch:
            before[line] = {}


def _batch(tree: Tree) -> set[int]:
    return {vlan for line in tree if line.startswith(_BATCH) for vlan in expand_vlans(line.removeprefix(_BATCH))}


def _set_batch(tree: Tree, vlans: set[int]) -> None:
    rest = {line: children for line, children in tree.items() if not line.startswith(_BATCH)}
    tree.clear()
    if vlans:
        tree[_BATCH + collapse_vlans(vlans)] = {}
    tree.update(rest)


def _sections(tree: Tree) -> set[int]:
    return {int(line.split()[1]) for line in tree if _VLAN.fullmatch(line)}
