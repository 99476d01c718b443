"""Whether the files of a folder are still those that were read."""

from pathlib import Path

Fingerprint = tuple[tuple[str, int, int, int], ...]


def fingerprint(folder: Path) -> Fingerprint:
    """Path, time of change (ns), size (bytes) and inode of every file below ``folder``; empty when there is none."""
    return tuple(
        (str(path), status.st_mtime_ns, status.st_size, status.st_ino)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for status in (path.stat(),)
    )
