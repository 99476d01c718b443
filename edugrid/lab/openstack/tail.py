"""The end of a log."""

from pathlib import Path

BYTES = 8192


def tail(path: Path, lines: int = 15) -> str:
    """Return the last lines of a log file, each indented, for an error text; says so where there is nothing."""
    if not path.exists():
        return f"    (no log at {path})"
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - BYTES))
        found = file.read().decode("utf-8", errors="replace").splitlines()[-lines:]
    return "\n".join(f"    {line}" for line in found) or f"    (nothing in {path})"
