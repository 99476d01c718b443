"""QoS lines of VRP8: who refers to whom. Sentences are simulated wording unless the notes quote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def _pairs(edit: Edit) -> list[tuple[str, ...]]:
    """(classifier, behavior) of every policy."""
    policies = edit.root.starting("traffic policy ")
    return [one.args for policy in policies if policy.node for one in policy.node.starting("classifier")]


def _classifier(edit: Edit, match: Match) -> bool:
    if match.form.undo and any(pair[0] == match.args[0] for pair in _pairs(edit)):
        raise Refused("Error: The traffic classifier is used by a policy.")
    return False


def _behavior(edit: Edit, match: Match) -> bool:
    if match.form.undo and any(pair[1] == match.args[0] for pair in _pairs(edit)):
        raise Refused("Error: The traffic behavior is used by a policy.")
    return False


def _policy(edit: Edit, match: Match) -> bool:
    """A policy in use stays (manual, command traffic policy)."""
    bound = (
        e
        for e in edit.root.entries.values()
        if e.node is not None and e.node.starting(f"traffic-policy {match.args[0]} ")
    )
    if match.form.undo and any(bound):
        raise Refused("Error: The policy is applied to an interface.")
    return False


def _pair(edit: Edit, match: Match) -> bool:
    if match.form.undo or edit.loading:
        return False
    for kind, name in (("classifier", match.args[0]), ("behavior", match.args[1])):
        if not edit.root.starting(f"traffic {kind} {name}"):
            raise Refused(f"Error: The traffic {kind} does not exist.")
    return False


def _bind(edit: Edit, match: Match) -> bool:
    """One policy a direction; it must be there. Its undo may leave out the name (other VRP releases print it so)."""
    applied = [e for e in edit.node.starting("traffic-policy") if e.line.split()[-1] == match.pieces[-1]]
    if match.form.undo:
        gone = [e for e in applied if not match.args or e.args[0] == match.args[0]]
        if not gone:
            raise edit.absent(match)
        for entry in gone:
            edit.node.entries.pop(entry.key)
        return True
    if edit.loading:
        return False
    if f"traffic policy {match.args[0]}" not in edit.root.entries:
        raise Refused("Error: The traffic policy does not exist.")
    if any(e.line != match.line for e in applied):
        raise Refused("Error: A traffic policy has been applied in this direction.")
    return False


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
    "classifier": _classifier,
    "behavior": _behavior,
    "tpolicy": _policy,
    "tpolicy_pair": _pair,
    "policy_bind": _bind,
    "car": _car,
    "lr": _lr,
}
