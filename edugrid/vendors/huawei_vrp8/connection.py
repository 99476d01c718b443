"""Netmiko's VRP8 connection without its waits."""

import netmiko.huawei.huawei as stock
from netmiko import BaseConnection

from edugrid.vendors.base.notice_loss import NoticeLoss
from edugrid.vendors.base.strict_host_key import StrictHostKey

_BASE = getattr(stock, "HuaweiVrpv8SSH")  # noqa: B009 - netmiko publishes no types


class Vrp8Connection(NoticeLoss, StrictHostKey, _BASE):  # type: ignore[misc,valid-type]  # netmiko publishes no types
    """``huawei_vrpv8`` with strict host keys; a login costs what the device needs, not two seconds more."""

    def session_preparation(self) -> None:
        """Find the host name, switch paging off."""
        self.ansi_escape_codes = True
        self.set_base_prompt()
        self.disable_paging(command="screen-length 0 temporary")
        self.read_until_pattern(pattern=r"[\]>]")

    def check_config_mode(
        self,
        check_string: str = "]",
        pattern: str = r"[\]>]",
        force_regex: bool = False,  # noqa: FBT001, FBT002 - Netmiko's signature
    ) -> bool:
        """Whether a configuration view is open; with a pattern, because the stock empty one waits two seconds."""
        return bool(BaseConnection.check_config_mode(self, check_string, pattern, force_regex))
