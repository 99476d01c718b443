"""Who may log in to a simulated device over SSH: the device itself is asked, with a password or a public key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edugrid.lab.devices.ssh.make_lean import make_lean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edugrid.lab.devices.core.device import Device


def logins(device: Device, users: Mapping[str, str]) -> Any:  # noqa: ANN401  # asyncssh's own server object
    """Make what decides for one connection; ``users`` maps names to passwords. Signatures are asyncssh's work."""
    import asyncssh

    class Server(asyncssh.SSHServer):
        def connection_made(self, conn: Any) -> None:  # noqa: ANN401  # as above
            make_lean(conn)

        def begin_auth(self, username: str) -> bool:
            del username
            return True

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return device.admits(username, password, users)

        def public_key_auth_supported(self) -> bool:
            return device.dialect.user_keys is not None

        def validate_public_key(self, username: str, key: Any) -> bool:  # noqa: ANN401  # as above
            text = key.export_public_key("openssh").decode().split()[1]
            return device.admits_key(username, frozenset({text, key.export_public_key("pkcs8-der").hex().upper()}))

    return Server()
