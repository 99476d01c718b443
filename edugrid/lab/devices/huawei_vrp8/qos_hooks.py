"""QoS lines of VRP8. Sentences are simulated wording unless the notes quote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.policy_hooks import policy_hooks
from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def _car(edit: Edit, match: Match) -> bool:
    """The peak is never below the committed rate (quoted in the notes)."""
    if match.form.undo:
        if edit.node.entries.pop("car cir", None) is None:
            raise edit.absent(match)
        return True
    if len(match.args) > 1 and int(match.args[1]) < int(match.args[0]):
        raise Refused("Error: The pir must be greater than or equal to the cir.")
    return False


def _lr(edit: Edit, match: Match) -> bool:
    """Printed without its unit (CE guide, configuration scripts)."""
    if not match.form.undo:
        edit.put(match, "qos lr cir", f"qos lr cir {match.args[0]} outbound")
    elif edit.node.entries.pop("qos lr cir", None) is None:
        raise edit.absent(match)
    return True


QOS_HOOKS: dict[str, Hook] = {
    **policy_hooks("traffic policy", "traffic-policy", "Error: "),
    "car": _car,
    "lr": _lr,
}
