"""How a C600 prints its configuration: by module, so that an interface stands in each module that knows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.dialect import Dialect
from edugrid.lab.devices.core.render import sort_entries

if TYPE_CHECKING:
    from edugrid.lab.devices.core.tree import Entry, Node

MODULES = ("system-config", "if-intf", "ntp", "xpon", "MSAN")
_IF_INTF, _MSAN = 2, 5


class TitanDialect(Dialect):
    """A dialect whose display is that of the OLT."""

    def lines(self, node: Node) -> list[str]:
        """Every module that holds something, between its marks."""
        out: list[str] = []
        for number, name in enumerate(MODULES, 1):
            out += self.module(node, number, name)
        return out

    def module(self, node: Node, number: int, name: str) -> list[str]:
        """One module; nothing where it is empty."""
        body: list[str] = []
        for entry in sort_entries(node, self.names):
            body += self._entry(entry, number)
        return [f"!<{name}>", *body, f"!</{name}>"] if body else []

    def _entry(self, entry: Entry, number: int) -> list[str]:
        uplink = entry.key.startswith("interface xgei-")
        if not uplink and entry.command.section != number:
            return []
        if entry.node is None:
            return [entry.line]
        inner = sort_entries(entry.node, self.names)
        if uplink:
            if number not in (_IF_INTF, _MSAN):
                return []
            inner = [one for one in inner if one.command.section == number]
            lines = [f"  {one.line}" for one in inner] + (["  no shutdown"] if number == _IF_INTF else [])
        else:
            lines = [f"  {one.line}" for one in inner]
        if not lines and entry.key.startswith(
            ("interface gpon_onu-", "interface vport-", "pon-onu-mng", "interface xgei")
        ):
            return []
        return [entry.line, *lines, "$"]


def normalise(text: str) -> str:
    """Printed text in which an empty line ends each block."""
    lines = (line.rstrip() for line in text.splitlines())
    return "\n".join("" if line == "$" else line for line in lines if not re.fullmatch(r"\s*no shutdown", line))
