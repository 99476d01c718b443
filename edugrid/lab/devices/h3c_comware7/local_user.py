"""Users of Comware: ``local-user NAME class manage`` and what its view holds."""

from edugrid.lab.devices.core.local_user import LocalUser
from edugrid.lab.devices.core.tree import Node


def comware_user(root: Node, name: str) -> LocalUser | None:
    """The user ``name``, None when there is none; ``service-type`` decides whether SSH lets it in, if not by a key only."""
    view = root.at((f"local-user {name} class manage",))
    if view is None:
        return None
    words = [entry.line.split() for entry in view.visible()]
    kept = next((line[-1] for line in words if line[:2] == ["password", "hash"]), "")
    way = root.entries.get(f"ssh user {name} service-type")
    with_key = way is not None and "authentication-type publickey" in way.line
    return LocalUser(kept, ssh=not with_key and any(line[0] == "service-type" and "ssh" in line for line in words))
