"""SSH with strict host key checking for Netmiko's connections."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from paramiko import MissingHostKeyPolicy, PKey, SSHClient, SSHException

from edugrid.vendors.base.known_keys import KnownKeys


def key_fingerprint(key: PKey) -> str:
    """``SHA256:…`` as OpenSSH prints it (``ssh-keygen -l``)."""
    return "SHA256:" + b64encode(sha256(key.asbytes()).digest()).decode().rstrip("=")


class UnknownKeyError(SSHException):  # type: ignore[misc]  # paramiko publishes no types
    """The server's key is not in known_hosts; ``others`` is true when keys of other types are."""

    def __init__(self, key: PKey, *, others: bool) -> None:
        super().__init__("host key not in known_hosts")
        self.key = key
        self.others = others


class RefuseUnknown(MissingHostKeyPolicy):  # type: ignore[misc]  # paramiko publishes no types
    """Refuses a key that is not known; the refusal carries it."""

    def missing_host_key(self, client: SSHClient, hostname: str, key: PKey) -> None:
        """Raises UnknownKeyError."""
        raise UnknownKeyError(key, others=bool(client.get_host_keys().lookup(hostname)))


def check_host_key(client: SSHClient, known_hosts: Path | None) -> None:
    """Let ``client`` accept what stands in ``known_hosts`` (None: the user's own file) and nothing else.

    Raises:
        OSError: the file cannot be read; the user's own may be missing, then nothing is accepted.

    """
    own = Path.home() / ".ssh" / "known_hosts"
    if known_hosts is not None or own.is_file():
        # paramiko can only be told a file, which it reads anew for each login
        client._host_keys = KnownKeys(known_hosts or own)  # noqa: SLF001
    client.set_missing_host_key_policy(RefuseUnknown())


class StrictHostKey:
    """Mix into a Netmiko connection: a key that is not in its ``alt_key_file`` (empty: the user's own) is refused."""

    alt_key_file: str

    def _build_ssh_client(self) -> SSHClient:
        parent: Any = super()
        client: SSHClient = parent._build_ssh_client()  # noqa: SLF001 - Netmiko's hook for exactly this
        check_host_key(client, Path(self.alt_key_file) if self.alt_key_file else None)
        return client
