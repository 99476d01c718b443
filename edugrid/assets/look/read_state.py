"""The state of a city's stack, without a start of the engine."""

import json
from pathlib import Path
from typing import Any, Final

from edugrid.cloud.file_state import file_state

PROJECT: Final = "edugrid"
"""Name of the Pulumi project (Pulumi.yaml)."""


def read_state(state: Path, region: str, backend: str = "") -> dict[str, Any] | None:
    """The deployment of the stack of ``region``; ``backend`` is PULUMI_BACKEND_URL, absent: edugrid's own below ``state``.

    None when there is no such stack yet, or it lies where only the engine can read it.
    """
    return file_state(backend or f"file://{state / 'pulumi' / 'state'}", PROJECT, region.rsplit("/", 1)[-1])


def read_exported(path: Path) -> dict[str, Any]:
    """The deployment in a file that ``pulumi stack export`` wrote.

    Raises:
        ValueError: it is no such file.
        OSError: it cannot be read.

    """
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
    except RecursionError:
        body = None
    deployment = body.get("deployment") if isinstance(body, dict) else None
    if not isinstance(deployment, dict):
        raise ValueError(  # noqa: TRY004 - what is wrong is the file, not the caller
            f"{path}: no exported stack (write it: pulumi stack export --file {path})"
        )
    return deployment
