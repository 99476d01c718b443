"""Roles with those that Keystone hands out with them; pure."""

from collections.abc import Iterable
from typing import Final

ORDER: Final = ("reader", "member", "manager", "admin")
"""Each implies those before it, as `keystone-manage bootstrap` sets them up (Keystone 24 and later)."""


def implied_roles(roles: Iterable[str]) -> list[str]:
    """``roles`` and what they imply, sorted.

    Keystone notes an application credential with the implied roles too; a program that names fewer would make the
    credential anew on every run.
    """
    found = set(roles)
    for role in roles:
        if role in ORDER:
            found |= set(ORDER[: ORDER.index(role)])
    return sorted(found)
