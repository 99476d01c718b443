"""NQA probes, and the static routes that follow them. Sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def _nqa(edit: Edit, match: Match) -> bool:
    """A scheduled operation is stopped before it is removed (manual, command nqa entry)."""
    if match.form.undo and f"nqa schedule {match.args[0]} {match.args[1]}" in edit.root.entries:
        raise Refused("The NQA operation is scheduled.")
    return False


def _schedule(edit: Edit, match: Match) -> bool:
    if (
        not match.form.undo
        and not edit.loading
        and f"nqa entry {match.args[0]} {match.args[1]}" not in edit.root.entries
    ):
        raise Refused("The NQA operation does not exist.")
    return False


def _stopped(edit: Edit, _match: Match) -> bool:
    """Nothing of a scheduled operation changes (manual)."""
    name = edit.path[0].removeprefix("nqa entry ")
    if not edit.loading and f"nqa schedule {name}" in edit.root.entries:
        raise Refused("The NQA operation is scheduled.")
    return False


TRACK_HOOKS: dict[str, Hook] = {"nqa": _nqa, "nqa_schedule": _schedule, "nqa_stopped": _stopped}
