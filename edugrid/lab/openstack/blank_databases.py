"""Databases with tables and nothing of any cloud in them: made once, good for every core."""

import os
import shutil
from pathlib import Path

from edugrid.lab.openstack.copy_database import copy_database
from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.environment import Environment
from edugrid.lab.openstack.service import Service
from edugrid.lab.openstack.source_digest import source_digest


def _folder(service: Service, environment: Environment) -> Path:
    return environment.home / "blank" / source_digest() / service.name


def copy_blank(service: Service, core: Core, environment: Environment) -> bool:
    """Give the core the service's databases where they are ready-made; say whether they were.

    Keystone's are not: they hold the core's clouds, users and catalog.
    """
    folder = _folder(service, environment)
    if service.kind == "identity" or not folder.exists():
        return False
    for source in folder.iterdir():
        shutil.copy(source, core.root / "db" / source.name)
    return True


def keep_blank(service: Service, core: Core, environment: Environment) -> None:
    """Keep the service's freshly made databases for other cores; whole or not at all."""
    folder = _folder(service, environment)
    if service.kind == "identity" or folder.exists():
        return
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for source in (core.root / "db").glob(f"{service.name}*.db"):
        copy_database(source, unfinished / source.name)
    try:
        unfinished.rename(folder)
    except OSError:
        # Somebody else was first; theirs is as good.
        shutil.rmtree(unfinished)
