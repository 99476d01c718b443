"""Devices are managed over SSH; Telnet, HTTP and FTP are off."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device."""
    return marked(view, "ssh_only", "management")
