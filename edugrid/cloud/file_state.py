"""A stack's state where it lies in a plain file, read without a start of the engine."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse


def file_backend(backend: str) -> Path | None:
    """The folder of a file backend (``file://…``); None for every other."""
    if not backend.startswith("file://"):
        return None
    parsed = urlparse(backend)
    return Path(unquote(parsed.netloc + parsed.path)).expanduser()


def no_file_state(backend: str, stack: str) -> bool:
    """True where it is certain that there is no ``stack``: a file backend without a file of its name, in any layout."""
    folder = file_backend(backend)
    if folder is None or not folder.is_dir():
        return False
    stacks = folder / ".pulumi/stacks"
    try:
        levels = [stacks, *(path for path in stacks.iterdir() if path.is_dir())]
        return not any(path.name.startswith(f"{stack}.json") for level in levels for path in level.iterdir())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def file_state(backend: str, project: str, stack: str) -> dict[str, Any] | None:
    """The deployment of ``stack``: ``resources`` and perhaps ``pending_operations``, secrets encrypted.

    None when it cannot be read here: another kind of backend, a compressed or older layout, no such stack, damage. Then
    only the engine can tell.
    """
    folder = file_backend(backend)
    if folder is None:
        return None
    try:
        body = json.loads((folder / ".pulumi/stacks" / project / f"{stack}.json").read_text(encoding="utf-8"))
        latest: dict[str, Any] = body["checkpoint"].get("latest") or {}  # nothing yet where nothing was ever made
        resources = latest.get("resources") or []
        whole = isinstance(resources, list) and all(isinstance(one, dict) for one in resources)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return latest if whole else None
