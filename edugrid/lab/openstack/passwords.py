"""Random passwords, one set a core."""

import json
import secrets

from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.private_file import write_private

BYTES = 24


def load_passwords(core: Core) -> dict[str, str]:
    """Return passwords by user name, made at the first call and kept in ``root/passwords.json`` (mode 0600)."""
    path = core.root / "passwords.json"
    if path.exists():
        return dict(json.loads(path.read_text(encoding="utf-8")))
    # URL-safe: no character that a configuration file gives a meaning to.
    made = {user: secrets.token_urlsafe(BYTES) for user in core.users}
    write_private(path, json.dumps(made, indent=1) + "\n")
    return made
