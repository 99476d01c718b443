"""Pre-shared keys of VPN connections."""

import os
from collections.abc import Mapping
from pathlib import Path

from edugrid.toolchain.passphrase import passphrase_file


def shared_key(connection: str, environment: Mapping[str, str] = os.environ) -> str:
    """The key of ``connection``: 256 random bits, made once into ``<connection>.psk`` (0600) beside the passphrase.

    The folder is that of ``PULUMI_CONFIG_PASSPHRASE_FILE``, else that of ``PULUMI_HOME``. Back the file up with the
    state: without it the next run makes another key and changes both ends.
    """
    beside = environment.get("PULUMI_CONFIG_PASSPHRASE_FILE") or environment.get("PULUMI_HOME") or "~/.pulumi/home"
    folder = Path(beside).expanduser().absolute().parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return passphrase_file(folder / f"{connection}.psk").read_text(encoding="utf-8").strip()
