"""A terminal on a device over libssh, in the shape of paramiko's channel as far as Netmiko uses one."""

import select
import time
from typing import Any, Final

from edugrid.vendors.base.libssh_session import LibsshSession

_AT_ONCE: Final = 65536  # bytes


class LibsshChannel:
    """Bytes to and from the terminal; nobody but the calling thread works for it.

    It works only while it is asked: the sooner the device's end is noticed, the more often ``closed`` is looked at.
    """

    def __init__(self, session: LibsshSession, term: str, width: int, height: int) -> None:
        self.transport = session
        self._ended = False
        self._timeout: float | None = None
        self._arrived = b""
        self._channel: Any = session.terminal(term, width, height)
        self._line = select.poll()
        self._line.register(session.sock, select.POLLIN)

    @property
    def closed(self) -> bool:
        """Whether the device has hung up, or this end has, and everything that came before was read."""
        self._pull()
        return self.read_out

    @property
    def read_out(self) -> bool:
        """Whether nothing more will come, as far as the last look showed."""
        return self._ended and not self._arrived

    def settimeout(self, seconds: float | None) -> None:
        """How long ``sendall`` waits for a device that takes nothing; None: for ever."""
        self._timeout = seconds

    def sendall(self, data: bytes) -> None:
        """Send everything.

        Raises:
            OSError: the channel is closed, or the device has taken nothing for ``settimeout`` seconds.

        """
        last = time.monotonic()
        while data:
            sent = self._sent(data)
            if sent:
                data, last = data[sent:], time.monotonic()
            elif self._timeout is not None and time.monotonic() - last > self._timeout:
                raise TimeoutError("the device takes no more")
            else:
                self._pull()  # the device says in between how much more it takes
                self.wait(0.1)

    def recv_all(self) -> bytes:
        """All that has arrived, perhaps nothing."""
        self._pull()
        given, self._arrived = self._arrived, b""
        return given

    def wait(self, seconds: float) -> None:
        """Return when something may have come or the device has hung up, at the latest after ``seconds``."""
        if self._arrived or self._ended:
            return
        self._line.poll(seconds * 1000)

    def close(self) -> None:
        """Hang up."""
        self._ended, self._arrived = True, b""
        # the session ends when the last of its channels has been let go
        self._channel = None

    def _sent(self, data: bytes) -> int:
        from ssh.exceptions import BaseSSHError

        if self._ended:
            raise OSError("the device has hung up")
        try:
            return int(self._channel.write(data)[1])
        except BaseSSHError as error:
            self._ended = True
            raise OSError("the device has hung up") from error

    def _pull(self) -> None:
        from ssh.exceptions import BaseSSHError

        while not self._ended:
            try:
                size, data = self._channel.read_nonblocking(_AT_ONCE)
            except BaseSSHError:
                # the end of the channel and that of the connection are told alike
                self._ended = True
                return
            if size > 0:
                self._arrived += data
            else:
                self._ended = bool(self._channel.is_eof() or self._channel.is_closed())
            if size < _AT_ONCE:  # libssh has taken in whatever was on the line
                return
