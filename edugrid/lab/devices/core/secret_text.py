"""Secrets as a simulated device keeps and prints them. Only the prefix is the vendor's: the algorithm is the simulator's own."""

import base64
import hashlib
import hmac
import secrets


def ciphered(prefix: str, secret: str, salt: str = "") -> str:
    """``PREFIX SALT $ HASH $`` without blanks; the salt is random when none is given."""
    salt = salt or base64.b32encode(secrets.token_bytes(10)).decode("ascii")
    digest = hashlib.sha256(f"{salt}{secret}".encode()).digest()
    return f"{prefix}{salt}${base64.urlsafe_b64encode(digest[:18]).decode('ascii')}$"


def is_secret(kept: str, secret: str) -> bool:
    """Whether ``kept`` was made from ``secret``; a text that was not made here fits nothing."""
    parts = kept.rsplit("$", 3)
    if len(parts) != 4:  # noqa: PLR2004 - prefix, salt, hash, nothing
        return False
    head, salt, _, _ = parts
    return hmac.compare_digest(ciphered(f"{head}$", secret, salt).encode(), kept.encode())
