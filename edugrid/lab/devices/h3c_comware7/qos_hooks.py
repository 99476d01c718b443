"""QoS lines of Comware 7: steps of rates, and who refers to whom. Sentences are simulated wording."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def _pairs(edit: Edit) -> list[tuple[str, ...]]:
    """(classifier, behavior) of every policy."""
    policies = edit.root.starting("qos policy ")
    return [one.args for policy in policies if policy.node for one in policy.node.starting("classifier")]


def _classifier(edit: Edit, match: Match) -> bool:
    if match.form.undo and any(pair[0] == match.args[0] for pair in _pairs(edit)):
        raise Refused("The traffic classifier is used by a policy.")
    return False


def _behavior(edit: Edit, match: Match) -> bool:
    if match.form.undo and any(pair[1] == match.args[0] for pair in _pairs(edit)):
        raise Refused("The traffic behavior is used by a policy.")
    return False


def _policy(edit: Edit, match: Match) -> bool:
    """A policy in use stays (manual, command qos policy)."""
    bound = (
        e
        for e in edit.root.entries.values()
        if e.node is not None and e.node.starting(f"qos apply policy {match.args[0]} ")
    )
    if match.form.undo and any(bound):
        raise Refused("The policy is applied to an interface.")
    return False


def _pair(edit: Edit, match: Match) -> bool:
    if match.form.undo or edit.loading:
        return False
    for kind, name in (("classifier", match.args[0]), ("behavior", match.args[1])):
        if not edit.root.starting(f"traffic {kind} {name}"):
            raise Refused(f"The traffic {kind} does not exist.")
    return False


def _bind(edit: Edit, match: Match) -> bool:
    """One policy a direction; it must be there. Its undo names the direction."""
    applied = [e for e in edit.node.starting("qos apply policy") if e.line.split()[-1] == match.pieces[-1]]
    if match.form.undo:
        gone = [e for e in applied if not match.args or e.args[0] == match.args[0]]
        if not gone:
            raise edit.absent(match)
        for entry in gone:
            edit.node.entries.pop(entry.key)
        return True
    if edit.loading:
        return False
    if f"qos policy {match.args[0]}" not in edit.root.entries:
        raise Refused("The QoS policy does not exist.")
    if any(e.line != match.line for e in applied):
        raise Refused("A QoS policy has been applied in this direction.")
    return False


_STEP, _BURST = 8, 512


def _rates(match: Match) -> dict[str, int]:
    """Rates by their words; rates go in steps of 8 kbps, bursts of 512 bytes (manual, command car)."""
    words = match.line.split()
    rates = {name: int(value) for name, value in pairwise(words) if value.isdigit()}
    if any(rates.get(name, 0) % _STEP for name in ("cir", "pir")):
        raise Refused("The rate must be a multiple of 8.")
    if rates.get("cbs", 0) % _BURST:
        raise Refused("The burst size must be a multiple of 512.")
    if rates.get("pir", rates["cir"]) < rates["cir"]:
        raise Refused("The PIR must be greater than or equal to the CIR.")
    return rates


def _burst(kbps: int) -> int:
    """The default: 62.5 times the rate, rounded up to 512 bytes (manual, command car)."""
    whole, rest = divmod(kbps * 125, 2 * _BURST)
    return (whole + bool(rest)) * _BURST


def _car(edit: Edit, match: Match) -> bool:
    """Printed in full, with its default burst and actions."""
    if match.form.undo:
        if edit.node.entries.pop("car cir", None) is None:
            raise edit.absent(match)
        return True
    rates = _rates(match)
    peak = f" pir {rates['pir']}" if "pir" in rates else ""
    line = f"car cir {rates['cir']} cbs {rates.get('cbs', _burst(rates['cir']))}{peak} ebs {rates.get('ebs', 0)}"
    edit.put(match, "car cir", f"{line} green pass red discard yellow pass")
    return True


def _lr(edit: Edit, match: Match) -> bool:
    if match.form.undo:
        return False
    rates = _rates(match)
    line = f"qos lr outbound cir {rates['cir']} cbs {rates.get('cbs', _burst(rates['cir']))}"
    edit.put(match, "qos lr outbound", line)
    return True


QOS_HOOKS: dict[str, Hook] = {
    "classifier": _classifier,
    "behavior": _behavior,
    "qpolicy": _policy,
    "qpolicy_pair": _pair,
    "policy_bind": _bind,
    "car": _car,
    "lr": _lr,
}
