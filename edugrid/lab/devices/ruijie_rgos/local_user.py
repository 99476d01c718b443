"""Users of RGOS: ``username`` lines, with a password or a secret."""

from edugrid.lab.devices.core.local_user import LocalUser
from edugrid.lab.devices.core.tree import Node


def rgos_user(root: Node, name: str) -> LocalUser | None:
    """The user ``name``, None when no line gives it a password."""
    for entry in root.visible():
        words = entry.line.split()
        if words[:2] == ["username", name] and {"password", "secret"} & set(words[2:]):
            return LocalUser(words[-1])
    return None
