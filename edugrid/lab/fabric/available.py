"""Say whether this machine can run the fabric."""

import os
import shutil
from pathlib import Path

from edugrid.lab.fabric.system import system

NEEDED = {
    "/usr/lib/frr/zebra": "frr",
    "/usr/lib/frr/frr-reload.py": "frr-pythontools",
    "/usr/sbin/sshd": "openssh-server",
    "ssh-keygen": "openssh-client",
    "ip": "iproute2",
    "ping": "iputils-ping",
    "unshare": "util-linux",
}


def available() -> tuple[bool, str]:
    """Return (True, what is there) or (False, the first reason why the fabric cannot run and what to do about it)."""
    if os.geteuid() != 0:
        return False, "the FRR fabric needs root (network namespaces)"
    missing = sorted({package for tool, package in NEEDED.items() if shutil.which(tool) is None})
    if missing:
        return False, f"not installed: apt-get install -y --no-install-recommends {' '.join(missing)}"
    if not Path("/run").is_dir():
        return False, "there is no /run"
    tried = system("unshare", "--net", "--mount", "--uts", "--pid", "--fork", "true", check=False)
    if tried.returncode:
        return False, f"the kernel refuses new namespaces: {tried.stderr.strip()}"
    version = system("/usr/lib/frr/zebra", "--version", check=False).stdout.splitlines()
    return True, version[0] if version else "FRR"
