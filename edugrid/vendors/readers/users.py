"""Local users of a VRP or Comware configuration in NAPALM's shape."""

import re
from typing import Any

from edugrid.vendors.base.config_sections import config_sections

_VRP = re.compile(r"local-user (\S+) (?:privilege )?level (\d+)$")
_VRP_USER = re.compile(r"local-user (\S+) (?:password|service-type|state|user-group) ")
_COMWARE = re.compile(r"local-user (\S+) class manage$")
_ROLE = re.compile(r"authorization-attribute user-role (\S+)$")
_KEY = re.compile(r"ssh user (\S+) (?:assign \S+|service-type \S+ authentication-type \S+ assign publickey) (\S+)")
# Comware's predefined roles (fundamentals configuration guide, "RBAC")
_ROLES = {"network-admin": 15, "mdc-admin": 15, "network-operator": 1, "mdc-operator": 1}
_LOWEST = 0


def users(running: str) -> dict[str, dict[str, Any]]:
    """NAPALM's ``get_users``; ``sshkeys`` are the names of the keys assigned to the user.

    ``password`` is always empty: even a hash is a secret, and reports are made from this.
    """
    found: dict[str, dict[str, Any]] = {}

    def user(name: str) -> dict[str, Any]:
        return found.setdefault(name, {"level": _LOWEST, "password": "", "sshkeys": []})

    keys: list[tuple[str, str]] = []
    for head, body in config_sections(running):
        own = _COMWARE.match(head)
        if own:
            roles = [_level(match[1]) for line in body if (match := _ROLE.match(line))]
            user(own[1])["level"] = max(roles, default=_LOWEST)
        for line in (head.strip(), *body):
            if level := _VRP.match(line):
                user(level[1])["level"] = int(level[2])
            elif known := _VRP_USER.match(line):
                user(known[1])
            elif key := _KEY.match(line):
                keys.append((key[1], key[2]))
    for name, key_name in keys:
        user(name)["sshkeys"].append(key_name)
    return found


def _level(role: str) -> int:
    number = re.fullmatch(r"level-(\d+)", role)
    return int(number[1]) if number else _ROLES.get(role, _LOWEST)
