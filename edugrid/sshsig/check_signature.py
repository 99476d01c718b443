"""Who signed."""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from edugrid.sshsig.sign import MISSING


class Signer(NamedTuple):
    """``valid``: the signature fits the data. ``key``: the key's fingerprint. ``name``: whose it is, None when nobody says."""

    valid: bool
    key: str
    name: str | None = None


def check_signature(data: bytes, signature: Path, signers: Path | None, namespace: str) -> Signer:
    """Check ``signature`` of ``data`` for ``namespace``; ``signers`` is a file of allowed signers (ssh-keygen(1), ALLOWED SIGNERS).

    Raises:
        edugrid.sshsig.errors.SignatureError: no ssh-keygen.

    """
    plain = _run(["check-novalidate", "-n", namespace, "-s", str(signature)], data)
    found = re.search(r"SHA256:\S+", plain.stdout + plain.stderr)
    key = found.group() if found else "-"
    if plain.returncode:
        return Signer(valid=False, key=key)
    if signers is None:
        return Signer(valid=True, key=key)
    asked = _run(["find-principals", "-s", str(signature), "-f", str(signers)], b"")
    for name in asked.stdout.split("\n") if asked.returncode == 0 else ():
        told = _run(["verify", "-n", namespace, "-s", str(signature), "-f", str(signers), "-I", name], data)
        if name and told.returncode == 0:
            return Signer(valid=True, key=key, name=name)
    return Signer(valid=True, key=key)


class _Said(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def _run(words: list[str], data: bytes) -> _Said:
    try:
        done = subprocess.run(["ssh-keygen", "-Y", *words], input=data, capture_output=True, check=False)
    except FileNotFoundError:
        raise MISSING from None
    return _Said(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
