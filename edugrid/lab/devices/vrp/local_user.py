"""Users of VRP: ``local-user`` lines of the aaa view (VRP5 and VRP8)."""

import re

from edugrid.lab.devices.core.local_user import LocalUser
from edugrid.lab.devices.core.tree import Node


def vrp_user(root: Node, name: str) -> LocalUser | None:
    """The user ``name``, None when there is none.

    There is no SSH login with a password without ``service-type ssh``, for a blocked user, and for one who has a key only.
    """
    aaa = root.at(("aaa",))
    user = re.escape(name)
    lines = [entry.line for entry in aaa.visible()] if aaa else []
    passwords = [line.split()[-1] for line in lines if re.match(rf"local-user {user} password ", line)]
    if not passwords:
        return None
    services = [line.split()[3:] for line in lines if re.match(rf"local-user {user} service-type ", line)]
    blocked = any(re.fullmatch(rf"local-user {user} state block", line) for line in lines)
    way = root.entries.get(f"ssh user {name} authentication-type")
    with_key = way is not None and way.line.split()[-1] == "rsa"
    return LocalUser(passwords[0], ssh=not blocked and not with_key and any("ssh" in words for words in services))
