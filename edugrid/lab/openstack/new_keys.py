"""Keystone's keys."""

import base64
import os
import shutil

from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.private_file import write_private

BYTES = 32


def new_keys(core: Core) -> None:
    """Give the core fresh Fernet keys for tokens and credentials, as ``keystone-manage fernet_setup`` would.

    Each repository holds a staged key ``0`` and a primary key ``1`` (keystone.common.fernet_utils), mode 0600.
    """
    shutil.rmtree(core.root / "keys", ignore_errors=True)
    for repository in ("fernet", "credential"):
        folder = core.root / "keys" / repository
        folder.mkdir(parents=True, mode=0o700)
        for name in ("0", "1"):
            write_private(folder / name, base64.urlsafe_b64encode(os.urandom(BYTES)).decode())
