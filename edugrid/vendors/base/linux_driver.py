"""A driver whose device is a program on a Linux host."""

from pathlib import Path

from napalm.base.exceptions import ConnectionClosedException

from edugrid.vendors.base.linux_connection import LinuxConnection
from edugrid.vendors.base.login_driver import LoginDriver
from edugrid.vendors.base.open_connection import open_connection
from edugrid.vendors.base.run_on_host import run_on_host


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

    def get_host_config(self) -> str:
        """What the host says of its logins, log, time and listening ports (no getter of NAPALM's): see host_config.sh.

        Sections ``host NAME``; what the login may not read is not there. Only read, and no secret is in it.
        """
        if self.device is None:
            raise ConnectionClosedException(f"{self.hostname}:{self.port}: no open session")
        program = Path(__file__).with_name("host_config.sh").read_text(encoding="utf-8")
        return run_on_host(self.device, "sh -s", program, timeout=self.timeout).out
