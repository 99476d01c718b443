"""SSH with strict host key checking for Netmiko's connections."""

from base64 import b64encode
from hashlib import sha256
from typing import Any

from paramiko import MissingHostKeyPolicy, PKey, SSHClient, SSHException


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


class StrictHostKey:
    """Mix into a Netmiko connection: a key that is not known is refused, and the refusal carries the key."""

    def _build_ssh_client(self) -> SSHClient:
        parent: Any = super()
        client: SSHClient = parent._build_ssh_client()  # noqa: SLF001 - Netmiko's hook for exactly this
        client.set_missing_host_key_policy(RefuseUnknown())
        return client
