"""Ready-made databases, so that a new lab starts warm."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from edugrid.lab.openstack.copy_database import copy_database
from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.environment import Environment
from edugrid.lab.openstack.source_digest import source_digest

# What is not a database but belongs to them: image contents, and the identity of Nova's compute node.
FOLDERS = ("images", "nova")


def seed_path(core: Core, environment: Environment) -> Path:
    """Return where the seed for such a core is or would be: named after everything that shapes its content."""
    return environment.home / "seed" / source_digest(core.clouds, core.names)


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
        copy_database(source, unfinished / "db" / source.name)
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
