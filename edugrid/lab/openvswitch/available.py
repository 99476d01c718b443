"""Say whether this machine can run the lab's switch."""

import os
import shutil

NEEDED = {
    "ovs-vswitchd": "openvswitch-switch",
    "ovs-vsctl": "openvswitch-switch",
    "/usr/sbin/sshd": "openssh-server",
    "ssh-keygen": "openssh-client",
    "ip": "iproute2",
    "ping": "iputils-ping",
    "unshare": "util-linux",
}


def available() -> tuple[bool, str]:
    """Return (True, what is there) or (False, the first reason why it cannot run and what to do about it)."""
    if os.geteuid() != 0:
        return False, "the Open vSwitch lab needs root (network namespaces)"
    missing = sorted({package for tool, package in NEEDED.items() if shutil.which(tool) is None})
    if missing:
        return False, f"not installed: apt-get install -y --no-install-recommends {' '.join(missing)}"
    return True, "Open vSwitch"
