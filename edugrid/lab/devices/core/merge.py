"""Three-way merge of a candidate with a running configuration that moved meanwhile."""

from edugrid.lab.devices.core.tree import Entry, Node


def merge(base: Node, mine: Node, theirs: Node) -> tuple[Node, list[str]]:
    """The changes base→mine put onto ``theirs``; second, the lines both sides changed differently (conflicts)."""
    out = theirs.clone()
    conflicts: list[str] = []
    for key in dict.fromkeys([*base.entries, *mine.entries]):
        was, wanted, now = base.entries.get(key), mine.entries.get(key), out.entries.get(key)
        if _same(was, wanted):
            continue
        if was and wanted and now and was.node is not None and wanted.node is not None and now.node is not None:
            now.node, inner = merge(was.node, wanted.node, now.node)
            conflicts += [f"{wanted.line}: {text}" for text in inner]
        elif _same(was, now) or _same(wanted, now):
            _put(out, key, wanted)
        elif was is not None and wanted is not None and now is not None and None not in (wanted.members, now.members):
            now.members = _merge_lists(was, wanted, now)
        elif was is None and wanted and now and wanted.members is not None and now.members is not None:
            now.members = now.members | wanted.members
        elif was is None and wanted and now and wanted.node is not None and now.node is not None:
            now.node, inner = merge(Node(), wanted.node, now.node)
            conflicts += [f"{wanted.line}: {text}" for text in inner]
        else:
            conflicts += [entry.line for entry in (wanted or was,) if entry]
    return out, conflicts


def _same(left: Entry | None, right: Entry | None) -> bool:
    if left is None or right is None:
        return left is right
    return left.same(right)


def _put(node: Node, key: str, entry: Entry | None) -> None:
    if entry is None:
        node.entries.pop(key, None)
    else:
        node.entries[key] = entry.clone()


def _merge_lists(was: Entry, wanted: Entry, now: Entry) -> frozenset[int]:
    base, mine, theirs = (e.members or frozenset[int]() for e in (was, wanted, now))
    return (theirs | (mine - base)) - (base - mine)
