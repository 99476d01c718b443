"""Classifiers, behaviors and policies of VRP and Comware: who refers to whom. Sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


class _Policies:
    def __init__(self, policy: str, bind: str, begin: str) -> None:
        self.policy, self.bind, self.begin = policy, bind, begin

    def refused(self, sentence: str) -> Refused:
        return Refused(self.begin + sentence)

    def member(self, edit: Edit, match: Match, place: int, what: str) -> bool:
        """A classifier (0) or behavior (1) stays while a policy names it."""
        policies = edit.root.starting(f"{self.policy} ")
        pairs = [one.args for policy in policies if policy.node for one in policy.node.starting("classifier")]
        if match.form.undo and any(pair[place] == match.args[0] for pair in pairs):
            raise self.refused(f"The traffic {what} is used by a policy.")
        return False

    def stays(self, edit: Edit, match: Match) -> bool:
        """A policy in use stays (manuals, commands traffic policy and qos policy)."""
        bound = (
            e
            for e in edit.root.entries.values()
            if e.node is not None and e.node.starting(f"{self.bind} {match.args[0]} ")
        )
        if match.form.undo and any(bound):
            raise self.refused("The policy is applied to an interface.")
        return False

    def pair(self, edit: Edit, match: Match) -> bool:
        """What a policy names must be there."""
        if match.form.undo or edit.loading:
            return False
        for kind, name in (("classifier", match.args[0]), ("behavior", match.args[1])):
            if not edit.root.starting(f"traffic {kind} {name}"):
                raise self.refused(f"The traffic {kind} does not exist.")
        return False

    def bound(self, edit: Edit, match: Match) -> bool:
        """One policy a direction; it must be there. Its undo may leave out the name (some releases print it so)."""
        applied = [e for e in edit.node.starting(self.bind) if e.line.split()[-1] == match.pieces[-1]]
        if match.form.undo:
            gone = [e for e in applied if not match.args or e.args[0] == match.args[0]]
            if not gone:
                raise edit.absent(match)
            for entry in gone:
                edit.node.entries.pop(entry.key)
            return True
        if edit.loading:
            return False
        if f"{self.policy} {match.args[0]}" not in edit.root.entries:
            raise self.refused("The policy does not exist.")
        if any(e.line != match.line for e in applied):
            raise self.refused("A policy has been applied in this direction.")
        return False


def policy_hooks(policy: str, bind: str, begin: str = "") -> dict[str, Hook]:
    """Hooks ``classifier``, ``behavior``, ``policy``, ``policy_pair`` and ``policy_bind``.

    ``policy`` makes a policy (``traffic policy``), ``bind`` applies it on a port (``traffic-policy``), ``begin`` is how the
    platform's refusals begin.
    """
    all_of = _Policies(policy, bind, begin)
    return {
        "classifier": lambda edit, match: all_of.member(edit, match, 0, "classifier"),
        "behavior": lambda edit, match: all_of.member(edit, match, 1, "behavior"),
        "policy": all_of.stays,
        "policy_pair": all_of.pair,
        "policy_bind": all_of.bound,
    }
