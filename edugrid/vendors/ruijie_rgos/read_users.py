"""Local users of RGOS."""

import re
from typing import Any

_USER = re.compile(r"^username (\S+)(?: privilege (\d+))?(?: |$)", re.MULTILINE)
_LOWEST = 1  # of a user without a privilege: may look


def read_users(running: str) -> dict[str, dict[str, Any]]:
    """NAPALM's ``get_users`` from ``username`` lines; ``password`` is always empty, keys of users were never seen."""
    found: dict[str, dict[str, Any]] = {}
    for name, privilege in _USER.findall(running):
        user = found.setdefault(name, {"level": _LOWEST, "password": "", "sshkeys": []})
        user["level"] = max(user["level"], int(privilege or _LOWEST))
    return found
