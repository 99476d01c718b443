"""Random passwords and the master key, one set a core."""

import base64
import json
import secrets

from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.private_file import write_private

BYTES = 24
# Not a user: 32 bytes in URL-safe base64, with which Barbican (or Cinder alone) locks away the keys that it keeps.
MASTER_KEY = "master-key"
KEY_BYTES = 32


def load_passwords(core: Core) -> dict[str, str]:
    """Return passwords by user name and the master key, made at the first call and kept in ``root/passwords.json`` (mode 0600)."""
    path = core.root / "passwords.json"
    if path.exists():
        return dict(json.loads(path.read_text(encoding="utf-8")))
    # URL-safe: no character that a configuration file gives a meaning to.
    made = {user: secrets.token_urlsafe(BYTES) for user in core.users}
    made[MASTER_KEY] = base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()
    write_private(path, json.dumps(made, indent=1) + "\n")
    return made
