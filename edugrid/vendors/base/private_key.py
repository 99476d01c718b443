"""The private key of a login, read once: paramiko would try a file as every kind of key, and forget that it was refused."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from napalm.base.exceptions import ConnectionException


def private_key(path: str, passphrase: str | None) -> Any:  # noqa: ANN401 - paramiko publishes no types
    """Return the key in ``path`` (PEM or OpenSSH).

    Raises:
        ConnectionException: it cannot be read, or not with this passphrase.

    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from paramiko import SSHException

    file = Path(path).expanduser()
    try:
        return _load(file, file.stat().st_mtime_ns, passphrase)
    except (AssertionError, LookupError, OSError, SSHException, TypeError, UnsupportedAlgorithm, ValueError) as error:
        # a library may quote what it read: only the kind of mistake is told
        reason = error.strerror if isinstance(error, OSError) else type(error).__name__
        raise ConnectionException(f"{path}: no usable private key ({reason})") from None


@lru_cache(maxsize=8)
def _load(file: Path, _changed: int, passphrase: str | None) -> Any:  # noqa: ANN401 - as above
    # an RSA key is checked as it is read, which takes longer than a login
    from paramiko import PKey

    # it says that it takes a text, and takes bytes only
    return PKey.from_path(file, passphrase.encode() if passphrase else None)
