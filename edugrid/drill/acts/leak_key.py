"""Somebody has a copy of the office's private key."""

import shutil
from collections.abc import Mapping

from edugrid.drill.ground import Ground
from edugrid.text import Text


def act(ground: Ground, options: Mapping[str, str]) -> Text:  # noqa: ARG001 - the signature of acts
    """Copy the key that ``give-key`` made to ``leaked/key``, as a thief has it; its bits stay as private as they were."""
    from edugrid.rollout.ssh_key import SshKey

    source = next((ground.folder / "office").glob("*"))
    leaked = ground.folder / "leaked"
    leaked.mkdir(mode=0o700)
    shutil.copy2(source, leaked / "key")
    fingerprint = SshKey.read(source).fingerprint
    return Text(f"leaked/key: a copy of the key {fingerprint}", f"leaked/key：密钥 {fingerprint} 的副本")
