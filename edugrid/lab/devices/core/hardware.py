"""Physical interfaces of a fresh device."""

from edugrid.lab.devices.core.edit import Edit
from edugrid.lab.devices.core.match import Match, match_line
from edugrid.lab.devices.core.tree import Entry, Node


def add_hardware(edit: Edit, name: str) -> str:
    """Put a physical interface into the tree and open its view; returns its entry's name. The hardware does it, no user can.

    Raises ValueError for a name that is no physical interface of the platform.
    """
    found = match_line(edit.dialect.grammar["system"], edit.dialect.params, f"interface {name}")
    if not isinstance(found, Match) or found.form.command.hook != "physical":
        raise ValueError(f"not a physical interface of this platform: {name}")
    edit.root.entries[found.key] = Entry(found.key, found.line, found.form.command, found.args, node=Node())
    edit.path = (found.key,)
    return found.key
