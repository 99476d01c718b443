"""SSH keys of users on Comware. The sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.public_keys import public_key
from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.tree import Node


def comware_user_keys(root: Node, user: str) -> tuple[str, ...]:
    """Keys that let ``user`` in by themselves (``authentication-type`` publickey or any)."""
    entry = root.entries.get(f"ssh user {user} service-type")
    words = entry.line.split() if entry is not None else []
    if "publickey" not in words or not {"publickey", "any"} & set(words[words.index("authentication-type") + 1 :][:1]):
        return ()
    view = root.at((f"public-key peer {words[-1]}",))
    return (public_key(view),) if view is not None else ()


def _peer_key(edit: Edit, match: Match) -> bool:
    """A key stays while a user has it."""
    name = match.args[0]
    if match.form.undo and any(e.line.endswith(f" assign publickey {name}") for e in edit.root.entries.values()):
        raise Refused("The public key is in use.")
    if not match.form.undo and not edit.loading:
        edit.notices.append('Enter public key view. Return to system view with "peer-public-key end" command.')
    return False


def _ssh_user(edit: Edit, match: Match) -> bool:
    missing = "assign" in match.pieces and f"public-key peer {match.args[-1]}" not in edit.root.entries
    if missing and not match.form.undo and not edit.loading:
        raise Refused("The public key does not exist.")
    return False


KEY_USER_HOOKS: dict[str, Hook] = {"peer_key": _peer_key, "ssh_user": _ssh_user}
