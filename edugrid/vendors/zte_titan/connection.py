"""Netmiko's ZTE connection without its waits."""

import netmiko.zte.zte_zxros as stock

from edugrid.vendors.base.terminal_connection import TerminalConnection

_BASE = getattr(stock, "ZteZxrosSSH")  # noqa: B009 - netmiko publishes no types


class TitanConnection(TerminalConnection, _BASE):  # type: ignore[misc,valid-type]  # netmiko publishes no types
    """``zte_zxros`` with strict host keys; what a session needs is typed by the session (``preparation``)."""

    prompt_form = r"(?P<host>[^\s()>#]+)[>#]"

    def session_preparation(self) -> None:
        """Switch paging off, find the host name."""
        self.ansi_escape_codes = True
        self.type_first("terminal length 0")
