"""A private key of paramiko's as the text that other libraries read."""

from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from paramiko import ECDSAKey, Ed25519Key, PKey, RSAKey


@lru_cache(maxsize=8)
def openssh_text(key: PKey) -> bytes:
    """PEM with the OpenSSH format inside, without passphrase: for memory only.

    Raises:
        TypeError: the key is of another kind than RSA, ECDSA and Ed25519.

    """
    if isinstance(key, RSAKey):
        private = key.key
    elif isinstance(key, ECDSAKey):
        private = key.signing_key
    elif isinstance(key, Ed25519Key):
        private = Ed25519PrivateKey.from_private_bytes(bytes(key._signing_key))  # noqa: SLF001 - it gives it no other way
    else:
        raise TypeError(f"{key.get_name()}: not known as a text")
    text: bytes = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    return text
