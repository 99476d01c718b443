"""Login of all simulated devices of a lab: random, in one file that only its owner can read."""

import json
import secrets
from pathlib import Path

from edugrid.lab.devices.core.private_file import write_private


def credentials(lab: Path) -> tuple[str, str]:
    """(user, password) of the lab's devices, made on first use in ``lab/devices/credentials.json`` (mode 0600)."""
    path = lab / "devices" / "credentials.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        data = {"username": "edugrid", "password": secrets.token_urlsafe(18)}
        write_private(path, json.dumps(data).encode())
    data = json.loads(path.read_text(encoding="utf-8"))
    return data["username"], data["password"]
