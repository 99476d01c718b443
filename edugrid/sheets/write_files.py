"""Several files at once: all of them or none."""

import os
from pathlib import Path

from edugrid.intent.source import shown
from edugrid.sheets.problem import refuse_file
from edugrid.text import Text


def write_files(texts: dict[Path, str], read: dict[Path, bytes | None]) -> None:
    """Write ``texts``; ``read`` are the files as they were when the change was worked out (None: not there).

    Every new file is complete on disk before the first one takes its place, so a full disk changes nothing.

    Raises:
        SheetError: a file is not as it was read any more; nothing was written.

    """
    for path in texts:
        if (path.read_bytes() if path.exists() else None) != read[path]:
            message = Text("the file was changed meanwhile", "文件在此期间被修改")
            raise refuse_file(shown(path), "stale", message, Text("run the import again", "请重新执行导入"))
    parts: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(path.name + ".part")
            parts.append((part, path))
            with part.open("wb") as out:
                out.write(text.encode())
                out.flush()
                os.fsync(out.fileno())
            if path.exists():
                part.chmod(path.stat().st_mode & 0o777)
        done: list[Path] = []
        try:
            for part, path in parts:
                os.replace(part, path)  # noqa: PTH105 - atomic on POSIX: a reader sees the old file or the new one
                done.append(path)
        except OSError:
            for path in done:
                _back(path, read[path])
            raise
    finally:
        for part, _ in parts:
            part.unlink(missing_ok=True)


def _back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)
