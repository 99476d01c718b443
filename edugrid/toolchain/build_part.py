"""Building one part into the cache, once, whoever else is trying to."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edugrid.resources import resource
from edugrid.toolchain.errors import DiskFullError
from edugrid.toolchain.lock import file_lock
from edugrid.toolchain.make_part import make_part
from edugrid.toolchain.part import GENERATED, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NEEDED_BYTES: Final = 500_000_000  # sources, generator and binary of the largest part; Go's own caches come on top


def build_part(part: Part, env: Mapping[str, str], progress: Callable[[str, float | None], None]) -> Path:
    """Folder of the part in the cache, built now if it is not there; raises ToolchainError.

    Everything is made in a folder of its own and renamed at the end, so a builder that is killed leaves only a folder
    that the next one removes. Of two builders at once the second waits and then finds the work done.
    """
    sources = resource("toolchain")
    folder = part.folder(sources, env)
    if (folder / part.product).is_file():
        return folder
    try:
        with file_lock(
            folder.parent / f".{part.name}.lock", lambda: progress("waiting for another process that builds", None)
        ):
            if not (folder / part.product).is_file():
                _build(part, sources, folder, env, progress)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError(str(error)) from error
        raise
    return folder


def _build(
    part: Part, sources: Path, folder: Path, env: Mapping[str, str], progress: Callable[[str, float | None], None]
) -> None:
    prefix = f".{part.name}-building-"
    for left in folder.parent.glob(prefix + "*"):  # of builders that were killed: we hold the lock, so none is alive
        shutil.rmtree(left, ignore_errors=True)
    free = shutil.disk_usage(folder.parent).free
    if free < NEEDED_BYTES:
        raise DiskFullError(f"{folder.parent}: {free // 1_000_000} MB free, {NEEDED_BYTES // 1_000_000} MB needed")
    work = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
    try:
        copied = work / "toolchain"
        # An installed wheel may be read-only, and a checkout must not be written to.
        shutil.copytree(sources, copied, ignore=shutil.ignore_patterns(*GENERATED))
        for path in (copied, *copied.rglob("*")):
            path.chmod(path.stat().st_mode | 0o200)
        out = work / "out"
        make_part(part, copied, out, env, progress)
        (out / "part.json").write_text(json.dumps({"part": part.name, "key": part.key(sources)}) + "\n")
        out.chmod(0o755)
        if folder.exists():  # its product was removed by hand
            shutil.rmtree(folder)
        _flush(out / part.product)
        out.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _flush(path: Path) -> None:
    """Write the product to the disk: a power cut after the rename must not leave an empty file under a good name."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
