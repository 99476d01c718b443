"""A driver whose device is a program on a Linux host."""

from edugrid.vendors.base.linux_connection import LinuxConnection
from edugrid.vendors.base.login_driver import LoginDriver
from edugrid.vendors.base.open_connection import open_connection


class LinuxDriver(LoginDriver):
    """Logs in over SSH; the rest is the program's."""

    def open(self) -> None:
        """Log in; raises what `open_connection` raises."""
        self.device = open_connection(
            LinuxConnection,
            "linux",
            (self.hostname, self.port),
            (self.username, self.password),
            timeout=self.timeout,
            optional_args=self.optional_args,
        )
