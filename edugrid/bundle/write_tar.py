"""Writing the tar."""

from __future__ import annotations

import errno
import io
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from edugrid.bundle.errors import BundleError
from edugrid.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from edugrid.bundle.item import Item


def write_tar(out: Path, top: str, items: Sequence[Item], progress: Callable[[str, float | None], None]) -> None:
    """Write ``items``, in their order, below the folder ``top`` of the tar ``out``, which is replaced when complete.

    The same items give the same bytes: no time, user or mode of this machine gets in. Not compressed: wheels are
    already. GNU's way of long names, which BusyBox knows as well.

    Raises:
        BundleError: the disk is full.

    """
    out.parent.mkdir(parents=True, exist_ok=True)
    total = sum(item.size for item in items) or 1
    done = 0
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".bundle-") as name:
            new = Path(name) / "bundle.tar"
            with tarfile.open(new, "w", format=tarfile.GNU_FORMAT) as tar:
                for item in items:
                    _add(tar, f"{top}/{item.name}", item)
                    done += item.size
                    progress(item.name, done / total)
            new.chmod(0o644)
            new.replace(out)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        needed = total // 1_000_000 + 1
        raise BundleError(
            Text(
                f"{out.parent}: no room for the bundle ({needed} MB); free some, or choose another place with --out",
                f"{out.parent}：空间不足（安装包需 {needed} MB）；请清理空间，或用 --out 指定其他位置",
            )
        ) from error


def _add(tar: tarfile.TarFile, name: str, item: Item) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = item.size
    entry.mode = 0o755 if item.executable else 0o644
    if isinstance(item.content, bytes):
        tar.addfile(entry, io.BytesIO(item.content))
    else:
        with item.content.open("rb") as file:
            tar.addfile(entry, file)
