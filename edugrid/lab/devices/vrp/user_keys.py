"""SSH keys of users on VRP (VRP5 and VRP8). The sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.public_keys import KEY_HOOKS, public_key
from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.tree import Node


def vrp_user_keys(root: Node, user: str) -> tuple[str, ...]:
    """Keys that let ``user`` in by themselves (``authentication-type`` rsa or all)."""
    way, given = (root.entries.get(f"ssh user {user} {what}") for what in ("authentication-type", "assign"))
    if way is None or given is None or way.line.split()[-1] not in {"rsa", "all"}:
        return ()
    view = root.at((f"rsa peer-public-key {given.args[-1]}",))
    return (public_key(view),) if view is not None else ()


def _peer_key(edit: Edit, match: Match) -> bool:
    """A key stays while a user has it."""
    name = match.args[0]
    if match.form.undo and any(e.line.endswith(f" assign rsa-key {name}") for e in edit.root.entries.values()):
        raise Refused("Error: The key is assigned to a user and cannot be deleted.")
    if not match.form.undo and not edit.loading:
        edit.notices.append('Enter "RSA public key" view, return system view with "peer-public-key end".')
    return False


def _key_code(edit: Edit, match: Match) -> bool:
    """What is typed takes the place of what was there."""
    if not edit.loading:
        edit.notices.append('Enter "RSA key code" view, return last view with "public-key-code end".')
    return KEY_HOOKS["key_code"](edit, match)


def _key_user(edit: Edit, match: Match) -> bool:
    if not match.form.undo and not edit.loading and f"rsa peer-public-key {match.args[-1]}" not in edit.root.entries:
        raise Refused("Error: The public key does not exist.")
    return False


KEY_USER_HOOKS: dict[str, Hook] = {"peer_key": _peer_key, "key_code": _key_code, "key_user": _key_user}
