"""Registers get another text, if what then stands there can be meant."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from edugrid.intent.problems import IntentError
from edugrid.put_file import put_file

Read = TypeVar("Read")


def put_registers(root: Path, region: str, texts: Mapping[Path, str], read: Callable[[Path, str], Read]) -> Read:
    """Write ``texts`` by path, and give ``region`` as ``read`` reads it then.

    Raises:
        IntentError: the region cannot be read with them; every file is as it was.

    """
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        put_file(path, text)
    try:
        return read(root, region)
    except IntentError:
        for path, content in before.items():
            if content is None:
                path.unlink()
            else:
                put_file(path, content)
        raise
