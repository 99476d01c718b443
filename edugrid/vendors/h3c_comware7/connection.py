"""Netmiko's Comware connection without its waits."""

from netmiko.hp.hp_comware import HPComwareSSH

from edugrid.vendors.base.notice_loss import NoticeLoss
from edugrid.vendors.base.strict_host_key import StrictHostKey


class Comware7Connection(NoticeLoss, StrictHostKey, HPComwareSSH):
    """``hp_comware`` with strict host keys."""

    def session_preparation(self) -> None:
        """Pass the banner's question, find the host name, switch paging off."""
        self.ansi_escape_codes = True
        if "continue" in self.read_until_pattern(pattern=r"to continue|[>\]]", read_timeout=self.conn_timeout):
            self.write_channel("\n")
            self.read_until_pattern(pattern=r"[>\]]", read_timeout=self.conn_timeout)
        self.set_base_prompt()
        self.disable_paging(command="screen-length disable")
        self.read_until_pattern(pattern=r"[\]>]")
