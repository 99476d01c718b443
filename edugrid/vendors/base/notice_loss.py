"""Notice at once that a device has hung up."""

from typing import Any

from netmiko.exceptions import ReadException


class NoticeLoss:
    """Mix into a Netmiko connection: reading from a connection that was cut raises, instead of reading nothing for ever."""

    remote_conn: Any

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
