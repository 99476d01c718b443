"""NQA probes, and the static routes that follow them. Sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def _nqa(edit: Edit, match: Match) -> bool:
    """A probe that a route follows stays (guide, NQA for static routes)."""
    name = f" track nqa {match.args[0]} {match.args[1]}"
    routes = [*edit.root.starting("ip route-static"), *edit.root.starting("ipv6 route-static")]
    if match.form.undo and any(name in e.line + " " or e.line.endswith(name) for e in routes):
        raise Refused("Error: The test instance is used by a static route.")
    return False


def _stopped(edit: Edit, _match: Match) -> bool:
    """Nothing of a running test changes (manual, precautions of the NQA view)."""
    if not edit.loading and "start" in edit.node.entries:
        raise Refused("Error: The test instance is running.")
    return False


def _static(edit: Edit, match: Match) -> bool:
    """The probe must be there."""
    words = match.line.split()
    if match.form.undo or edit.loading or "track" not in words:
        return False
    at = words.index("track")
    if f"nqa test-instance {words[at + 2]} {words[at + 3]}" not in edit.root.entries:
        raise Refused("Error: The test instance does not exist.")
    return False


TRACK_HOOKS: dict[str, Hook] = {"nqa": _nqa, "nqa_stopped": _stopped, "static_track": _static}
