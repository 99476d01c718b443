"""One SQLite database as one file."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copy_database(source: Path, target: Path) -> None:
    """Copy ``source``, which may be in use, to ``target``: with what is still in the write-ahead log (SQLite's backup)."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
