"""A login on a device whose SSH connection libssh carries."""

import select
import socket
import time
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from paramiko import PKey
from paramiko.ssh_exception import AuthenticationException

from edugrid.vendors.base.openssh_text import openssh_text

# GCM is one call into OpenSSL a packet at both ends, what follows in libssh's own order takes two or more
_CIPHERS: Final = (
    "aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr"
)
_SIGNATURES: Final = {"ssh-rsa": "rsa-sha2-512,rsa-sha2-256"}  # RFC 8332: the key's type does not name them
_HANDSHAKE_SHARE: Final = 3  # of the time: whoever is slower than that is left to paramiko, with all of it
_PASSWORD: Final = 0x02  # libssh.h, SSH_AUTH_METHOD_…
_INTERACTIVE: Final = 0x10


class LoginProof(NamedTuple):
    """A user, and the password or the key that proves it."""

    user: str
    password: str | None
    key: PKey | None


class NoLibsshSessionError(Exception):
    """libssh cannot talk to this device, or must not: its key is another one. No password was refused."""


class LibsshSession:
    """Logged in when it is made. In the shape of paramiko's transport as far as drivers ask one.

    ``known``: the keys that the device may show, by type. ``sock`` is for being looked at, never for reading.

    Raises:
        NoLibsshSessionError: see there.
        AuthenticationException: the device refused the login, or hung up on it.
        OSError: nobody answers.

    """

    def __init__(self, where: tuple[str, int], login: LoginProof, known: Mapping[str, PKey], timeout: float) -> None:
        from ssh.session import Session

        self.sock = socket.create_connection(where, timeout)
        self._session: Any = Session()
        try:
            self._shake_hands(where, login.user, known, timeout / _HANDSHAKE_SHARE)
            self._log_in(login, timeout)
        except BaseException:
            self.close()
            raise
        self._seconds = timeout

    def terminal(self, term: str, width: int, height: int) -> Any:  # noqa: ANN401 - ssh-python publishes no types
        """Open a channel with a terminal and the device's own shell. Raises OSError when the device does not give one."""
        channel = self._session.channel_new()
        self._asked(channel.open_session)
        self._asked(lambda: channel.request_pty_size(term, width, height))
        self._asked(channel.request_shell)
        return channel

    def sftp(self) -> Any:  # noqa: ANN401 - as above
        """Begin an SFTP session; libssh has it blocking only. Raises OSError when the device has none."""
        from ssh.exceptions import BaseSSHError

        self._session.set_blocking(1)
        try:
            begun = self._session.sftp_init()
        except BaseSSHError as error:
            self.end_sftp()
            raise OSError(f"no SFTP: {_told(error)}") from error
        if isinstance(begun, int):  # ssh-python gives a number where the device refuses
            self.end_sftp()
            raise OSError("no SFTP: the device refused it")
        return begun

    def end_sftp(self) -> None:
        """Whoever asked for ``sftp`` has let it go: terminals do not block again."""
        self._session.set_blocking(0)

    def is_active(self) -> bool:
        """Whether the connection stands as far as this end knows."""
        return self._session is not None and bool(self._session.is_connected())

    def close(self) -> None:
        """End the connection; its channels must have been let go before."""
        self._session = None  # libssh says goodbye when it is freed, and closes its own handle
        self.sock.close()

    def _shake_hands(self, where: tuple[str, int], user: str, known: Mapping[str, PKey], seconds: float) -> None:
        from ssh import options
        from ssh.exceptions import BaseSSHError

        session = self._session
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock.settimeout(0)
        try:
            session.options_set(options.HOST, where[0])
            session.options_set_port(where[1])
            session.options_set(options.USER, user)
            # a person's ~/.ssh/config is for that person's ssh
            session.options_set_int_val(options.PROCESS_CONFIG, 0)
            for way in (options.CIPHERS_C_S, options.CIPHERS_S_C):
                session.options_set(way, _CIPHERS)
            session.options_set(options.HOSTKEYS, ",".join(_SIGNATURES.get(kind, kind) for kind in known))
            own = self.sock.dup()
            session.set_socket(own)
            own.detach()  # libssh closes it
            session.set_blocking(0)
            self._until(session.connect, seconds)
            shown = session.get_server_publickey().export_pubkey_base64().decode()
        except (BaseSSHError, TimeoutError) as error:
            raise NoLibsshSessionError from error
        if shown not in {key.get_base64() for key in known.values()}:
            raise NoLibsshSessionError

    def _log_in(self, login: LoginProof, seconds: float) -> None:
        from ssh.exceptions import AuthenticationPartial, BaseSSHError
        from ssh.key import import_privkey_base64

        session = self._session
        try:
            if login.key is not None:
                key = import_privkey_base64(openssh_text(login.key))
                self._until(lambda: session.userauth_publickey(key), seconds)
            elif login.password is not None:
                password = login.password
                self._until(lambda: session.userauth_password(login.user, password), seconds)
        except AuthenticationPartial:
            raise NoLibsshSessionError from None  # a second proof is wanted, which paramiko knows how to give
        except BaseSSHError as error:
            if login.password is None or not self._asks_questions():
                raise AuthenticationException(_told(error)) from None
            self._answer(login.user, login.password, seconds)

    def _answer(self, user: str, password: str, seconds: float) -> None:
        """Give the password as the answer to whatever is asked (RFC 4256)."""
        from ssh.exceptions import BaseSSHError
        from ssh.session import SSH_AUTH_INFO

        session = self._session
        try:
            while self._until(lambda: session.userauth_kbdint(user, ""), seconds) == SSH_AUTH_INFO:
                for number in range(session.userauth_kbdint_getnprompts()):
                    session.userauth_kbdint_setanswer(number, password.encode())
        except BaseSSHError as error:
            raise AuthenticationException(_told(error)) from None

    def _asks_questions(self) -> bool:
        """Whether the device takes a password as an answer to its own question only."""
        from ssh.exceptions import BaseSSHError

        try:
            ways = self._session.userauth_list()
        except BaseSSHError:
            return False
        return not ways & _PASSWORD and bool(ways & _INTERACTIVE)

    def _asked(self, step: Callable[[], int]) -> None:
        from ssh.exceptions import BaseSSHError

        try:
            self._until(step, self._seconds)
        except BaseSSHError as error:
            raise OSError(f"no terminal: {_told(error)}") from error

    def _until(self, step: Callable[[], int], seconds: float) -> int:
        """Ask ``step`` until it need not be asked again, and return its answer; raises TimeoutError after ``seconds``."""
        from ssh.error_codes import SSH_AGAIN
        from ssh.session import SSH_AUTH_AGAIN, SSH_WRITE_PENDING

        end = time.monotonic() + seconds
        while (answer := step()) in {SSH_AGAIN, SSH_AUTH_AGAIN}:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            poll = select.poll()
            writes = self._session.get_poll_flags() & SSH_WRITE_PENDING
            poll.register(self.sock, select.POLLIN | (select.POLLOUT if writes else 0))
            poll.poll(left * 1000)
        return answer


def _told(error: Exception) -> str:
    """The words of libssh, which name what it was asked and nothing that was sent."""
    words = error.args[-1] if error.args else b""
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
