"""Multicast lines: what must be on before, and off after. Sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def _used(edit: Edit, *lines: str) -> bool:
    return any(e.node is not None and any(line in e.node.entries for line in lines) for e in edit.root.entries.values())


def _routing(edit: Edit, match: Match) -> bool:
    if match.form.undo and ("pim" in edit.root.entries or _used(edit, "pim sm", "igmp enable")):
        raise Refused("Error: Multicast is configured on interfaces.")
    return False


def _snooping_vlans(edit: Edit, match: Match) -> bool:
    if match.form.undo and _used(edit, match.line):
        raise Refused("Error: Snooping is enabled in VLANs.")
    return False


MULTICAST_HOOKS: dict[str, Hook] = {"multicast": _routing, "snooping_vlans": _snooping_vlans}
