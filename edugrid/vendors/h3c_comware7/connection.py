"""Netmiko's Comware connection without its waits."""

from netmiko.hp.hp_comware import HPComwareSSH

from edugrid.vendors.base.terminal_connection import TerminalConnection


class Comware7Connection(TerminalConnection, HPComwareSSH):
    """``hp_comware`` with strict host keys."""

    prompt_form = r"(?:RBM_[PS])?(?:\(M\))?<(?P<host>[^<>\r\n]+)>"

    def session_preparation(self) -> None:
        """Pass the banner's question, switch paging off, find the host name."""
        self.ansi_escape_codes = True
        if "continue" in self.read_to(r"to continue|[>\]]"):
            self.write_channel("\n")
            self.read_to(r"[>\]]")
        self.type_first("screen-length disable")
