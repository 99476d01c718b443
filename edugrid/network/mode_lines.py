"""Lines of others that a port cannot keep when its mode changes."""

from edugrid.network.patterns import line_pattern
from edugrid.network.tree import Tree
from edugrid.vendors.planning.data import VendorData


def mode_lines(data: VendorData, before: Tree, target: Tree, wanted: Tree) -> list[tuple[str, str]]:
    """(section, line) of what nobody asked for in sections of which ``data.resets`` change, and exists in one mode only."""
    patterns = [line_pattern(text) for text in data.of_a_mode]
    found = []
    for words in data.resets:
        for section, children in target.items():
            modes = {line for line in children if line.startswith(f"{words} ")}
            if modes and {line for line in before.get(section, {}) if line.startswith(f"{words} ")} - modes:
                foreign = [line for line in children if line not in wanted.get(section, {})]
                found += [(section, line) for line in foreign if any(one.fullmatch(line) for one in patterns)]
    return found
