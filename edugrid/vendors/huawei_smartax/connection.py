"""Netmiko's SmartAX connection without its waits."""

import netmiko.huawei.huawei_smartax as stock

from edugrid.vendors.base.notice_loss import NoticeLoss
from edugrid.vendors.base.strict_host_key import StrictHostKey

_BASE = getattr(stock, "HuaweiSmartAXSSH")  # noqa: B009 - netmiko publishes no types


class SmartaxConnection(NoticeLoss, StrictHostKey, _BASE):  # type: ignore[misc,valid-type]  # netmiko publishes no types
    """``huawei_smartax`` with strict host keys; what a session needs is typed by the session (``preparation``)."""

    def session_preparation(self) -> None:
        """Find the host name, nothing else: the questions of smart interaction are the session's care."""
        self.ansi_escape_codes = True
        self.set_base_prompt()
