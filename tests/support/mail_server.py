"""A mail server as RFC 5321, 3207, 4954 and 8314 describe one, on a port of this machine."""

from __future__ import annotations

import base64
import socket
import ssl
import threading
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class Letter(NamedTuple):
    """One message: the envelope, and the content without its final dot."""

    sender: str
    to: list[str]
    content: bytes
    encrypted: bool
    login: str


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's context for 127.0.0.1, and the file of the authority that signed it: itself."""
    from datetime import UTC, datetime, timedelta
    from ipaddress import ip_address

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "edugrid test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    kind, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    secret = key.private_bytes(kind, serialization.PrivateFormat.PKCS8, plain)
    authority, both = folder / "ca.pem", folder / "server.pem"
    authority.write_bytes(made.public_bytes(kind))
    both.write_bytes(secret + made.public_bytes(kind))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context, authority


class MailServer:
    """``replies`` come in place of its own, by command (``CONNECT``, ``AUTH``, ``MAIL``, ``RCPT``, ``END``); None hangs up."""

    def __init__(
        self, tls: ssl.SSLContext | None = None, *, implicit: bool = False, user: str = "", key: str = ""
    ) -> None:
        self.tls, self.implicit, self.user, self.key = tls, implicit, user, key
        self.letters: list[Letter] = []
        self.replies: dict[str, list[str | None]] = {}
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            try:
                _Session(self, line).run()
            except OSError:  # the client did not like the certificate, or is gone
                pass
            finally:
                line.close()


class _Session:
    def __init__(self, server: MailServer, line: socket.socket) -> None:
        self.server, self.line = server, line
        self.encrypted, self.login, self.sender = False, "", ""
        self.to: list[str] = []

    def run(self) -> None:
        if self.server.implicit and self.server.tls:
            self._encrypt()
        self.file = self.line.makefile("rb")
        if not self._say("CONNECT", "220 mail.example ESMTP"):
            return
        while words := self.file.readline().decode().split():
            command = words[0].upper()
            if not getattr(self, f"_{command.lower()}", self._unknown)(words):
                return
        self.file.close()

    def _say(self, command: str, own: str) -> bool:
        replies = self.server.replies.get(command, [])
        reply = replies.pop(0) if replies else own
        if reply is None:
            self.line.shutdown(socket.SHUT_RDWR)
            return False
        self.line.sendall(f"{reply}\r\n".encode())
        return reply[0] in "23"

    def _encrypt(self) -> None:
        assert self.server.tls is not None
        self.line = self.server.tls.wrap_socket(self.line, server_side=True)
        self.encrypted = True

    def _ehlo(self, _words: list[str]) -> bool:
        lines = ["mail.example", "8BITMIME"]
        lines += ["STARTTLS"] if self.server.tls and not self.encrypted else []
        lines += ["AUTH PLAIN"] if self.server.user and self.encrypted else []
        shown = [f"250-{line}" for line in lines[:-1]] + [f"250 {lines[-1]}"]
        return self._say("EHLO", "\r\n".join(shown))

    def _starttls(self, _words: list[str]) -> bool:
        self._say("STARTTLS", "220 go ahead")
        self._encrypt()
        self.file = self.line.makefile("rb")
        return True

    def _auth(self, words: list[str]) -> bool:
        _, user, key = base64.b64decode(words[2]).decode().split("\0")
        right = (user, key) == (self.server.user, self.server.key)
        self.login = user if right else ""
        self._say("AUTH", "235 welcome" if right else f"535 5.7.8 login fail, password {key} is wrong")
        return True

    def _mail(self, words: list[str]) -> bool:
        if self.server.user and not self.login:
            return self._say("MAIL", "530 5.7.0 authentication required")
        self.sender, self.to = words[1].partition(":")[2].strip("<>"), []
        self._say("MAIL", "250 ok")
        return True

    def _rcpt(self, words: list[str]) -> bool:
        if self._say("RCPT", "250 ok"):
            self.to.append(words[1].partition(":")[2].strip("<>"))
        return True

    def _data(self, _words: list[str]) -> bool:
        self._say("DATA", "354 go on")
        lines: list[bytes] = []
        while (line := self.file.readline()) != b".\r\n":
            assert len(line) <= 1000, "RFC 5321 4.5.3.1.6"
            lines.append(line[1:] if line.startswith(b".") else line)
        took = self._say("END", "250 queued")
        if took:
            self.server.letters.append(Letter(self.sender, self.to, b"".join(lines), self.encrypted, self.login))
        return True

    def _rset(self, _words: list[str]) -> bool:
        return self._say("RSET", "250 ok")

    def _quit(self, _words: list[str]) -> bool:
        self._say("QUIT", "221 bye")
        return False

    def _unknown(self, _words: list[str]) -> bool:
        return self._say("UNKNOWN", "250 ok") or True
