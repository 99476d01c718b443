"""Print a configuration tree in the vendor's canonical order and form."""

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from edugrid.lab.devices.core.interfaces import InterfaceNames
from edugrid.lab.devices.core.tree import Entry, Node
from edugrid.lab.devices.core.vlans import VLAN_MAX, vlan_items

SortKey = tuple[tuple[int, tuple[object, ...]], ...]
Collapse = Callable[[list[Entry]], Iterable[tuple[list[str], Entry]]]


def render_node(  # each is one property of the display
    node: Node,
    names: InterfaceNames,
    *,
    depth: int,
    lead: str = "",
    mark: str = "#",
    collapse: Collapse | None = None,
) -> list[str]:
    """Lines of a view's body at ``depth`` blanks; ``lead`` is put before one-line settings of the system view.

    System view (depth 0): a line with ``mark`` stands before every section and every view. Deeper: before views that say
    so. ``collapse`` joins entries that the vendor prints as one line (None: runs of numbered views, ``X A to B``).
    """
    out: list[str] = []
    section: int | None = None
    entries = sort_entries(node, names)
    for lines, entry in (collapse or _collapsed)(entries):
        is_view = entry.node is not None
        if depth == 0 and (is_view or entry.command.section != section):
            out.append(mark)
        if depth and entry.command.sep:
            out.append(" " * depth + mark)
        section = None if is_view else entry.command.section
        indent = " " * depth if is_view or depth else lead
        out += [indent + line for line in lines]
        if entry.node is not None:
            out += render_node(entry.node, names, depth=depth + 1, lead=lead, mark=mark, collapse=collapse)
            if entry.command.closes:
                out.append(" " * (depth + 1) + entry.command.closes)
            if entry.command.ends:
                out.append(" " * depth + entry.command.ends)
    return out


def entry_lines(entry: Entry) -> list[str]:
    """The printed line (or lines, for a VLAN list) of one setting."""
    if entry.members is None:
        return [entry.line]
    command, key = entry.command, entry.key
    base = frozenset(int(n) for n in command.default.split()) if command.default else frozenset[int]()
    out = [f"{command.no} {key} {item}" for item in vlan_items(base - entry.members)]
    if command.all_word and len(entry.members) == VLAN_MAX:
        return [*out, f"{key} all"]
    items = vlan_items(entry.members if command.show_default else entry.members - base)
    size = command.union
    return out + [f"{key} {' '.join(items[i : i + size])}" for i in range(0, len(items), size)]


def sort_entries(node: Node, names: InterfaceNames) -> list[Entry]:
    """Visible entries in printed order: section, then command (grouped ones by object), then values."""
    groups: dict[str, int] = {}
    shown = [e for e in node.visible() if not e.command.nodisplay]
    for entry in shown:
        group = entry.command.group
        if group:
            groups[group] = min(groups.get(group, entry.command.order), entry.command.order)

    def key(entry: Entry) -> tuple[object, ...]:
        command = entry.command
        own = natural(entry.args, names)
        if command.group:
            return command.section, groups[command.group], natural(entry.args[:1], names), command.order, own
        return command.section, command.order, (), command.order, own

    return sorted(shown, key=key)


def natural(args: tuple[str, ...], names: InterfaceNames) -> SortKey:
    """Order of values: numbers by size, addresses by value, interfaces by type and number, text by letters."""
    return tuple(_natural(arg, names) for arg in args)


@lru_cache(maxsize=65_536)
def _natural(text: str, names: InterfaceNames) -> tuple[int, tuple[object, ...]]:
    if text.isascii() and text.isdigit():
        return 0, (int(text),)
    if re.fullmatch(r"[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/\d+)?", text):
        try:
            address = ipaddress.ip_interface(text)
        except ValueError:
            pass
        else:
            return 1, (address.version, int(address.ip), address.network.prefixlen)
    if names.find(text):
        return 2, names.rank(text)
    return 3, tuple(part.zfill(12) if part.isdigit() else part for part in re.split(r"(\d+)", text))


def _collapsed(entries: list[Entry]) -> Iterator[tuple[list[str], Entry]]:
    """Runs of empty numbered views that the vendor prints as one ``X A to B`` line are joined."""
    index = 0
    while index < len(entries):
        first = last = entries[index]
        size = 1
        while index + size < len(entries) and _joins(first, last, entries[index + size]):
            last = entries[index + size]
            size += 1
        lines = entry_lines(first) if size == 1 else [f"{first.line} to {last.args[0]}"]
        yield lines, first
        index += size


def _joins(first: Entry, last: Entry, following: Entry) -> bool:
    pair = (first, following)
    if first.command != following.command or not first.command.collapse or first.args[0] == "1":
        return False
    if any(e.node is None or e.node.entries for e in pair):
        return False
    return int(following.args[0]) == int(last.args[0]) + 1
