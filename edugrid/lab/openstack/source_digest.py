"""What the content of ready-made databases depends on."""

import hashlib
from importlib import resources
from importlib.resources.abc import Traversable


def _sources(folder: Traversable) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            found += [] if item.name == "__pycache__" else _sources(item)
        else:
            found.append((item.name, item.read_bytes()))
    return found


def source_digest(*more: object) -> str:
    """Return a short name for everything here that shapes databases, and for ``more``."""
    package = resources.files("edugrid.lab.openstack")
    digest = hashlib.sha256(repr(more).encode())
    for part in ("inside", "templates"):
        for name, content in _sources(package / part):
            digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:16]
