"""Netmiko's VRP8 connection without its waits."""

import netmiko.huawei.huawei as stock
from netmiko import BaseConnection

from edugrid.vendors.base.terminal_connection import TerminalConnection

_BASE = getattr(stock, "HuaweiVrpv8SSH")  # noqa: B009 - netmiko publishes no types


class Vrp8Connection(TerminalConnection, _BASE):  # type: ignore[misc,valid-type]  # netmiko publishes no types
    """``huawei_vrpv8`` with strict host keys; a login costs what the device needs, not two seconds more."""

    prompt_form = r"(?:HRP_\w+)?<(?P<host>[^<>\r\n]+)>"

    def session_preparation(self) -> None:
        """Switch paging off, find the host name."""
        self.ansi_escape_codes = True
        self.type_first("screen-length 0 temporary")

    def check_config_mode(
        self,
        check_string: str = "]",
        pattern: str = r"[\]>]",
        force_regex: bool = False,  # noqa: FBT001, FBT002 - Netmiko's signature
    ) -> bool:
        """Whether a configuration view is open; with a pattern, because the stock empty one waits two seconds."""
        return bool(BaseConnection.check_config_mode(self, check_string, pattern, force_regex))
