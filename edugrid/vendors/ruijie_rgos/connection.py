"""Netmiko's RGOS connection without its waits."""

import netmiko.ruijie.ruijie_os as stock

from edugrid.vendors.base.terminal_connection import TerminalConnection

_BASE = getattr(stock, "RuijieOSSSH")  # noqa: B009 - netmiko publishes no types


class RgosConnection(TerminalConnection, _BASE):  # type: ignore[misc,valid-type]  # netmiko publishes no types
    """``ruijie_os`` with strict host keys; a login that lands at ``>`` goes on to ``#``, by the password of the login."""

    prompt_form = r"(?P<host>[^\s()>#]+)[>#]"

    def session_preparation(self) -> None:
        """Leave the password as it is, reach ``#``, find the host name, switch paging off."""
        self.ansi_escape_codes = True
        first = self.read_to(r"change the password|[>#]\s*\Z")
        if "change the password" in first:
            self.write_channel("n\n")
            first = self.read_to(r"[>#]\s*\Z")
        if first.rstrip().endswith(">"):
            self.set_base_prompt()
            self.secret = getattr(self, "secret", "") or self.password
            self.enable()
        for line in ("terminal width 256", "terminal length 0"):
            self.type_first(line)
