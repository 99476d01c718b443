"""The manifest of a package: what is in it, and what each file hashes to."""

import json
from collections.abc import Mapping
from hashlib import sha256

from pydantic import Field

from edugrid import __version__
from edugrid.design.frozen import Frozen

NAME = "manifest.json"
SIGNATURE = "manifest.json.sig"
NAMESPACE = "edugrid-comply"
"""Of the signature (PROTOCOL.sshsig)."""


class Manifest(Frozen):
    """``files``: name → SHA-256 of everything in the package but the manifest and its signature.

    ``sources``: the same of the files of the intent that were read, by the names that the evidence cites; they are not in
    the package. ``controls`` is the SHA-256 of the control map. ``made`` has its zone.
    """

    version: int = 1
    tool: str = f"edugrid {__version__}"
    region: str
    system: str
    level: int
    made: str
    controls: str
    files: dict[str, str]
    sources: dict[str, str] = Field(default_factory=dict)


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """SHA-256 by name, in order of name."""
    return {name: sha256(files[name]).hexdigest() for name in sorted(files)}


def as_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is signed."""
    return (json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()
