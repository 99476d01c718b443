"""Registers get another text, if what then stands there can be meant."""

import os
from collections.abc import Mapping
from pathlib import Path

from edugrid.intent.load import load_intent
from edugrid.intent.problems import IntentError


def put_registers(root: Path, region: str, texts: Mapping[Path, str]) -> None:
    """Write ``texts`` by path and read ``region`` again.

    Raises:
        IntentError: the region cannot be read with them; every file is as it was.

    """
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    for path, text in texts.items():
        _put(path, text.encode())
    try:
        load_intent(root, region)
    except IntentError:
        for path, content in before.items():
            if content is None:
                path.unlink()
            else:
                _put(path, content)
        raise


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    if path.exists():
        part.chmod(path.stat().st_mode & 0o777)
    os.replace(part, path)  # noqa: PTH105 - atomic on POSIX: a reader sees the old file or the new one
