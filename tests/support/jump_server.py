"""A jump host on loopback: a real SSH server that only forwards."""

import hmac
from pathlib import Path
from typing import Any

import asyncssh
from loop_server import LoopServer


class JumpServer(LoopServer):
    """Forwards TCP for one user; ``forwarded`` are the (host, port) it was asked for."""

    def __init__(self, username: str, password: str) -> None:
        super().__init__()
        self.username, self.password = username, password
        self.forwarded: list[tuple[str, int]] = []
        self.key = asyncssh.generate_private_key("ssh-ed25519")

    def write_known_host(self, file: Path) -> None:
        """Append the server's key to ``file``."""
        kind, key, *_ = self.key.export_public_key().decode().split()
        with file.open("a", encoding="ascii") as known:
            known.write(f"[127.0.0.1]:{self.port} {kind} {key}\n")

    async def _listen(self) -> Any:  # noqa: ANN401 - asyncssh's own server object
        outer = self

        class Server(asyncssh.SSHServer):
            def begin_auth(self, username: str) -> bool:
                del username
                return True

            def password_auth_supported(self) -> bool:
                return True

            def validate_password(self, username: str, password: str) -> bool:
                return username == outer.username and hmac.compare_digest(outer.password, password)

            def connection_requested(self, dest_host: str, dest_port: int, orig_host: str, orig_port: int) -> bool:
                del orig_host, orig_port
                outer.forwarded.append((dest_host, dest_port))
                return True

        return await asyncssh.listen("127.0.0.1", 0, server_factory=Server, server_host_keys=[self.key])
