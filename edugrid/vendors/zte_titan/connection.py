"""Netmiko's ZTE connection without its waits."""

import netmiko.zte.zte_zxros as stock

from edugrid.vendors.base.notice_loss import NoticeLoss
from edugrid.vendors.base.strict_host_key import StrictHostKey

_BASE = getattr(stock, "ZteZxrosSSH")  # noqa: B009 - netmiko publishes no types


class TitanConnection(NoticeLoss, StrictHostKey, _BASE):  # type: ignore[misc,valid-type]  # netmiko publishes no types
    """``zte_zxros`` with strict host keys; what a session needs is typed by the session (``preparation``)."""

    def session_preparation(self) -> None:
        """Find the host name."""
        self.ansi_escape_codes = True
        self.set_base_prompt()
