"""Netmiko's VRP connection without its waits."""

import netmiko.huawei.huawei as stock

from edugrid.vendors.base.terminal_connection import TerminalConnection

_BASE = getattr(stock, "HuaweiSSH")  # noqa: B009 - netmiko publishes no types


class Vrp5Connection(TerminalConnection, _BASE):  # type: ignore[misc,valid-type]  # netmiko publishes no types
    """``huawei`` with strict host keys; a login costs what the device needs, not two seconds more."""

    prompt_form = r"(?:HRP_\w+)?<(?P<host>[^<>\r\n]+)>"

    def session_preparation(self) -> None:
        """Switch paging off, find the host name."""
        self.ansi_escape_codes = True
        self.type_first("screen-length 0 temporary")
