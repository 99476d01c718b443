"""QoS lines of Comware 7: steps of rates. Sentences are simulated wording."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.policy_hooks import policy_hooks
from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


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
    **policy_hooks("qos policy", "qos apply policy"),
    "car": _car,
    "lr": _lr,
}
