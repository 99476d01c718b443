"""Netmiko's SmartAX connection without its waits."""

import netmiko.huawei.huawei_smartax as stock

from edugrid.vendors.base.terminal_connection import TerminalConnection

_BASE = getattr(stock, "HuaweiSmartAXSSH")  # noqa: B009 - netmiko publishes no types


class SmartaxConnection(TerminalConnection, _BASE):  # type: ignore[misc,valid-type]  # netmiko publishes no types
    """``huawei_smartax`` with strict host keys; what a session needs is typed by the session (``preparation``)."""

    prompt_form = r"(?P<host>[^\s()>#]+)[>#]"

    def session_preparation(self) -> None:
        """Go on to ``#``, find the host name; the questions of smart interaction are the session's care."""
        self.ansi_escape_codes = True
        self.type_first("enable")
