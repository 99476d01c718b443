"""Notice at once that a device has said something, or has hung up."""

import time
from threading import Event
from typing import Any, Final

from netmiko.exceptions import ReadException

_POLL_SECONDS: Final = 0.005


class NoticeLoss:
    """Mix into a Netmiko connection: reading from a connection that was cut raises, instead of reading nothing for ever.

    ``await_data`` sleeps until there is something to read: with a hundred sessions, looking again and again costs more
    than talking does.
    """

    remote_conn: Any
    _arrived: Event | None = None

    def await_data(self, seconds: float) -> None:
        """Return when something has arrived or the device has hung up, at the latest after ``seconds``."""
        pipe = getattr(self.remote_conn, "in_buffer", None)
        if pipe is None:  # a telnet line can only be looked at
            time.sleep(min(seconds, _POLL_SECONDS))
            return
        if self._arrived is None:
            self._arrived = Event()
            pipe.set_event(self._arrived)  # paramiko sets it when data or the end comes, and clears it when all is read
        if self._arrived.wait(seconds) and not len(pipe):
            time.sleep(_POLL_SECONDS)  # the end has come, and the channel is not closed yet

    def read_channel(self) -> str:
        """Return what has arrived, perhaps nothing yet.

        Raises:
            netmiko.exceptions.ReadException: the device has hung up, and everything it said was read.

        """
        parent: Any = super()
        data: str = parent.read_channel()
        # a telnet line raises EOFError by itself
        if not data and getattr(self.remote_conn, "closed", False):
            raise ReadException("the device has hung up")
        return data
