"""An SSH server on loopback with a terminal that says what it is told to; asyncssh, as in the lab."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import asyncssh
from loop_server import LoopServer

USER, PASSWORD = "netops", "Wahr@12345"


class ShellServer(LoopServer):
    """Greets with ``<sw>`` and answers each line with the ``answers`` to it (bytes), each after a moment, then ``<sw>``.

    ``ways``: how one may log in (``password``, ``publickey``, ``questions``). ``proofs`` are the logins that were tried;
    ``options`` go to asyncssh. ``home``: the folder of its SFTP. The line ``bye`` ends the session, ``vanish`` the
    connection. ``late``: what is said behind the first answer's prompt, as a log line is.
    """

    def __init__(
        self,
        answers: dict[str, Sequence[bytes]] | None = None,
        *,
        ways: Sequence[str] = ("password",),
        keys: Sequence[str] = (),
        host_key: str = "ssh-ed25519",
        home: Path | None = None,
        late: bytes = b"",
        **options: Any,  # noqa: ANN401 - asyncssh's own
    ) -> None:
        super().__init__()
        self.answers, self.ways, self.keys, self.home, self.late = answers or {}, ways, keys, home, late
        self.proofs: list[str] = []
        self.sizes: list[tuple[int, int]] = []
        self.clients: list[str] = []
        self.key = asyncssh.generate_private_key(host_key)
        self._options = options

    def known_hosts(self, file: Path, key: asyncssh.SSHKey | None = None) -> Path:
        """Write ``key`` (default: the server's own) down in ``file``."""
        kind, text, *_ = (key or self.key).export_public_key().decode().split()
        file.write_text(f"[127.0.0.1]:{self.port} {kind} {text}\n", encoding="ascii")
        return file

    async def _listen(self) -> Any:  # noqa: ANN401, C901 - asyncssh's own server object; one class of short answers
        outer = self

        class Server(asyncssh.SSHServer):
            def connection_made(self, conn: Any) -> None:  # noqa: ANN401 - as above
                self.conn = conn

            def begin_auth(self, username: str) -> bool:
                del username
                outer.clients.append(str(self.conn.get_extra_info("client_version")))
                return True

            def password_auth_supported(self) -> bool:
                return "password" in outer.ways

            def validate_password(self, username: str, password: str) -> bool:
                outer.proofs.append("password")
                return (username, password) == (USER, PASSWORD)

            def public_key_auth_supported(self) -> bool:
                return "publickey" in outer.ways

            def validate_public_key(self, username: str, key: Any) -> bool:  # noqa: ANN401 - as above
                return username == USER and key.export_public_key().decode().split()[1] in outer.keys

            def auth_completed(self) -> None:
                outer.proofs.append("in")

            def kbdint_auth_supported(self) -> bool:
                return "questions" in outer.ways

            def get_kbdint_challenge(self, username: str, lang: str, submethods: str) -> Any:  # noqa: ANN401 - as above
                del username, lang, submethods
                outer.proofs.append("question")
                return "", "", "", [("Password:", False)]

            def validate_kbdint_response(self, username: str, responses: Sequence[str]) -> bool:
                return (username, list(responses)) == (USER, [PASSWORD])

        home = self.home
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_factory=Server,
            server_host_keys=[self.key],
            process_factory=self._talk,
            line_editor=False,
            encoding=None,
            sftp_factory=(lambda channel: asyncssh.SFTPServer(channel, chroot=str(home).encode())) if home else None,
            **self._options,
        )

    async def _talk(self, process: Any) -> None:  # noqa: ANN401 - as above
        if process.subsystem is not None:
            process.exit(1)
            return
        self.sizes.append(process.term_size[:2])
        process.stdout.write(b"Welcome\r\n<sw>")
        line = b""
        while data := await process.stdin.read(4096):
            line += data
            while b"\n" in line:
                typed, _, line = line.partition(b"\n")
                if typed == b"vanish":
                    process.channel.get_connection().abort()
                    return
                if typed == b"bye":
                    process.exit(0)
                    return
                process.stdout.write(typed + b"\r\n")
                for part in self.answers.get(typed.decode(), ()):
                    await asyncio.sleep(0.02)
                    process.stdout.write(part)
                process.stdout.write(b"\r\n<sw>" + self.late)
                self.late = b""
        process.exit(0)
