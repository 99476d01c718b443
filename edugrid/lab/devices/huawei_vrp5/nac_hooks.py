"""References of authentication profiles and domains. The sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.vrp.aaa_hooks import AAA_HOOKS

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def _profile(edit: Edit, match: Match) -> bool:
    """A profile stays while something names it."""
    if match.form.undo and f"{match.pieces[0]} {match.args[0]}" in edit.root.all_lines():
        raise Refused("Error: The profile is in use and cannot be deleted.")
    return False


def _profile_user(edit: Edit, match: Match) -> bool:
    """What a line names must be there."""
    missing = bool(match.args) and f"{match.pieces[0]} name {match.args[0]}" not in edit.root.entries
    if missing and not match.form.undo and not edit.loading:
        raise Refused("Error: The profile does not exist.")
    return False


NAC_HOOKS: dict[str, Hook] = {
    "nac_profile": _profile,
    "nac_profile_user": _profile_user,
    "aaa_domain_user": AAA_HOOKS["aaa_admin_domain"],
}
