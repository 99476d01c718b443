"""Key pairs that edugrid logs in to devices with: RSA, which every platform takes that takes keys at all."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from edugrid.rollout.login import SiteError
from edugrid.rollout.run import write_private

if TYPE_CHECKING:
    from paramiko import RSAKey

_BITS = 3072


class SshKey(NamedTuple):
    """The public half: ``base64`` as OpenSSH writes it (RFC 4253, 6.6), ``hexadecimal`` the DER of RFC 5280, 4.1.2.7."""

    base64: str
    hexadecimal: str
    fingerprint: str

    @classmethod
    def make(cls, folder: Path, name: str) -> tuple["SshKey", Path]:
        """Write a new private key into ``folder`` (made when needed, both for their owner only); returns its path too."""
        from paramiko import RSAKey

        made = RSAKey.generate(_BITS)
        text = io.StringIO()
        made.write_private_key(text)
        key = cls._of(made)
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / f"{name}-{key.fingerprint}"
        write_private(path, text.getvalue())
        return key, path

    @classmethod
    def read(cls, path: Path) -> "SshKey":
        """Return the public half of the private key in ``path``.

        Raises:
            SiteError: it is no RSA key, or one with a passphrase.

        """
        from paramiko import RSAKey, SSHException

        try:
            return cls._of(RSAKey.from_private_key_file(str(path)))
        except (OSError, SSHException, ValueError) as error:
            raise SiteError(f"{path}: no RSA private key without passphrase ({type(error).__name__})") from None

    @classmethod
    def _of(cls, key: "RSAKey") -> "SshKey":
        import hashlib

        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        der = key.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return cls(key.get_base64(), der.hex().upper(), hashlib.sha256(der).hexdigest()[:12])
