"""References of authentication profiles and domains. The sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.tree import Node


def _lines(node: Node) -> Iterator[str]:
    for entry in node.entries.values():
        yield entry.line
        if entry.node is not None:
            yield from _lines(entry.node)


def _profile(edit: Edit, match: Match) -> bool:
    """A profile stays while something names it."""
    if match.form.undo and f"{match.pieces[0]} {match.args[0]}" in _lines(edit.root):
        raise Refused("Error: The profile is in use and cannot be deleted.")
    return False


def _profile_user(edit: Edit, match: Match) -> bool:
    """What a line names must be there."""
    missing = bool(match.args) and f"{match.pieces[0]} name {match.args[0]}" not in edit.root.entries
    if missing and not match.form.undo and not edit.loading:
        raise Refused("Error: The profile does not exist.")
    return False


def _domain_user(edit: Edit, match: Match) -> bool:
    aaa = edit.root.at(("aaa",))
    missing = bool(match.args) and (aaa is None or f"domain {match.args[0]}" not in aaa.entries)
    if missing and not match.form.undo and not edit.loading:
        raise Refused("Error: The domain does not exist.")
    return False


NAC_HOOKS: dict[str, Hook] = {
    "nac_profile": _profile,
    "nac_profile_user": _profile_user,
    "aaa_domain_user": _domain_user,
}
