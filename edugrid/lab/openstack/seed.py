"""Ready-made databases, so that a new lab starts warm."""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.environment import Environment

# What is not a database but belongs to them: image contents, and the identity of Nova's compute node.
FOLDERS = ("images", "nova")


def _sources(folder: Traversable) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            found += [] if item.name == "__pycache__" else _sources(item)
        else:
            found.append((item.name, item.read_bytes()))
    return found


def seed_path(core: Core, environment: Environment) -> Path:
    """Return where the seed for such a core is or would be: named after everything that shapes its content."""
    package = resources.files("edugrid.lab.openstack")
    digest = hashlib.sha256(repr((core.clouds, core.names)).encode())
    for part in ("inside", "templates"):
        for name, content in _sources(package / part):
            digest.update(name.encode() + b"\0" + content + b"\0")
    return environment.home / "seed" / digest.hexdigest()[:16]


def copy_seed(seed: Path, core: Core) -> None:
    """Copy a seed into a core that has no state yet."""
    for name in ("db", *FOLDERS):
        shutil.copytree(seed / name, core.root / name, dirs_exist_ok=True)


def publish_seed(core: Core, seed: Path) -> None:
    """Keep the state of a freshly filled (possibly running) core as a seed; without passwords; whole or not at all."""
    unfinished = seed.with_name(f".{seed.name}.{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    (unfinished / "db").mkdir(parents=True)
    for source in (core.root / "db").glob("*.db"):
        # SQLite's own backup: one whole file, with what is still in the write-ahead log.
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(unfinished / "db" / source.name)) as new:
            old.backup(new)
    with closing(sqlite3.connect(unfinished / "db" / "keystone.db")) as connection, connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("UPDATE password SET password_hash = NULL")
    for name in FOLDERS:
        shutil.copytree(core.root / name, unfinished / name)
    try:
        unfinished.rename(seed)
    except OSError:
        # Somebody else was first; theirs is as good.
        shutil.rmtree(unfinished)
