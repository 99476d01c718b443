"""Netmiko's RGOS connection without its waits."""

import netmiko.ruijie.ruijie_os as stock

from edugrid.vendors.base.notice_loss import NoticeLoss
from edugrid.vendors.base.strict_host_key import StrictHostKey

_BASE = getattr(stock, "RuijieOSSSH")  # noqa: B009 - netmiko publishes no types


class RgosConnection(NoticeLoss, StrictHostKey, _BASE):  # type: ignore[misc,valid-type]  # netmiko publishes no types
    """``ruijie_os`` with strict host keys; a login that lands at ``>`` goes on to ``#``, by the password of the login."""

    def session_preparation(self) -> None:
        """Leave the password as it is, reach ``#``, find the host name, switch paging off."""
        self.ansi_escape_codes = True
        first = self.read_until_pattern(pattern=r"change the password|[>#]\s*$", read_timeout=self.conn_timeout)
        if "change the password" in first:
            self.write_channel("n\n")
            self.read_until_pattern(pattern=r"[>#]\s*$", read_timeout=self.conn_timeout)
        self.set_base_prompt()
        if not self.check_enable_mode():
            self.secret = getattr(self, "secret", "") or self.password
            self.enable()
        for line in ("terminal width 256", "terminal length 0"):
            self.write_channel(line + "\n")
            self.read_until_pattern(pattern=rf"{line}[\s\S]*#", read_timeout=self.conn_timeout)
