"""Netmiko's VRP connection without its waits."""

import netmiko.huawei.huawei as stock

from edugrid.vendors.base.notice_loss import NoticeLoss
from edugrid.vendors.base.strict_host_key import StrictHostKey

_BASE = getattr(stock, "HuaweiSSH")  # noqa: B009 - netmiko publishes no types


class Vrp5Connection(NoticeLoss, StrictHostKey, _BASE):  # type: ignore[misc,valid-type]  # netmiko publishes no types
    """``huawei`` with strict host keys; a login costs what the device needs, not two seconds more."""

    def session_preparation(self) -> None:
        """Find the host name, switch paging off."""
        self.ansi_escape_codes = True
        self.set_base_prompt()
        self.disable_paging(command="screen-length 0 temporary")
        self.read_until_pattern(pattern=r"[\]>]")
