"""The whole configuration a device should have: what templates own as intended, everything else as it is."""

from edugrid.network.tree import Path, Tree


def merged_target(platform: str, running: str, intended: str) -> str:
    """Merge ``intended`` into ``running`` by ownership.

    Raises:
        ValueError: one of the texts has a line that cannot be placed.

    """
    from edugrid.network.owned import owned_lines
    from edugrid.vendors.registry import get_vendor

    vendor = get_vendor(platform)
    before, wanted = vendor.read(running), vendor.read(intended)
    faults = (*before.faults, *wanted.faults)
    if faults:
        raise ValueError(f"{faults[0].line!r}: {faults[0].why}")
    target = owned_lines(platform).target(before.tree, wanted.tree, vendor)
    lines = _lines(target, (), {**before.spelling, **wanted.spelling}, vendor.data.exits, vendor.data.exit)
    return "\n".join(lines) + "\n"


def _lines(tree: Tree, path: Path, spelling: dict[Path, str], exits: dict[str, str], leave: str) -> list[str]:
    lines: list[str] = []
    for line, children in tree.items():
        place = (*path, line)
        indent = " " * len(path)
        lines += [indent + part for part in spelling.get(place, line).split("\n")]
        if children:
            lines += _lines(children, place, spelling, exits, leave)
            word = next((word for start, word in exits.items() if line.startswith(start)), leave)
            lines += [indent + word] if word else []
    return lines
