"""An SSH client whose sessions libssh carries where it can, and paramiko where it cannot."""

from typing import Any

from paramiko import SSHClient

from edugrid.vendors.base.libssh_channel import LibsshChannel
from edugrid.vendors.base.libssh_session import LibsshSession, LoginProof, NoLibsshSessionError
from edugrid.vendors.base.libssh_sftp import LibsshSftp

_SSH_PORT = 22


class LibsshClient(SSHClient):  # type: ignore[misc]  # paramiko publishes no types
    """paramiko's client to whoever uses it. A login costs a third of the processor's time, a line a fifth, and no thread.

    paramiko is asked where there is a socket already (a jump host), where libssh has no algorithm in common with the
    device, and where the host key is not the one that is known: then in order to say so.
    """

    _libssh: LibsshSession | None = None

    def connect(
        self,
        hostname: str,
        port: int = _SSH_PORT,
        username: str | None = None,
        password: str | None = None,
        pkey: Any = None,  # noqa: ANN401 - as above
        *,
        timeout: float = 30.0,
        sock: Any = None,  # noqa: ANN401 - as above
        **others: Any,  # noqa: ANN401 - as above
    ) -> None:
        """Log in; raises what paramiko raises."""
        name = hostname if port == _SSH_PORT else f"[{hostname}]:{port}"
        known = None if sock is not None else self.get_host_keys().lookup(name)
        if known and username and (pkey is not None or password is not None):
            try:
                proof = LoginProof(username, None if pkey else password, pkey)
                self._libssh = LibsshSession((hostname, port), proof, known, timeout)
            except NoLibsshSessionError:
                pass
            else:
                return
        super().connect(hostname, port, username, password, pkey, timeout=timeout, sock=sock, **others)

    def invoke_shell(self, term: str = "vt100", width: int = 80, height: int = 24, **others: Any) -> Any:  # noqa: ANN401 - as above
        """A terminal; a channel of paramiko's, or what Netmiko uses of one."""
        if self._libssh is None:
            return super().invoke_shell(term, width, height, **others)
        return LibsshChannel(self._libssh, term, width, height)

    def get_transport(self) -> Any:  # noqa: ANN401 - as above
        """The connection; None before ``connect`` and after ``close``."""
        return self._libssh or super().get_transport()

    def open_sftp(self) -> Any:  # noqa: ANN401 - as above
        """SFTP; a client of paramiko's, or what drivers use of one."""
        return super().open_sftp() if self._libssh is None else LibsshSftp(self._libssh)

    def close(self) -> None:
        """End the connection."""
        if self._libssh is not None:
            self._libssh.close()
            self._libssh = None
        super().close()
