"""A login shell on a Linux router."""

from netmiko.linux.linux_ssh import LinuxSSH

from edugrid.vendors.base.strict_host_key import StrictHostKey


class LinuxConnection(StrictHostKey, LinuxSSH):
    """Netmiko's `linux` connection with strict host key checking."""
