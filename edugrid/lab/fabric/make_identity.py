"""The SSH keys of the lab: one for the operator, one for each router."""

from pathlib import Path

from edugrid.lab.fabric.layout import Layout
from edugrid.lab.fabric.system import system

SSHD_CONFIG = """\
HostKey /run/ssh/host_key
AuthorizedKeysFile /run/ssh/authorized_keys
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
UsePAM no
UseDNS no
PrintMotd no
X11Forwarding no
Subsystem sftp internal-sftp
"""


def make_identity(layout: Layout, router: str) -> str:
    """Make (once) the operator's and the router's keys and its sshd_config; return the router's public host key."""
    folder = layout.node(router) / "ssh"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _keygen(layout.key, "edugrid-lab")
    _keygen(folder / "host_key", router)
    (folder / "authorized_keys").write_text(layout.key.with_suffix(".pub").read_text())
    (folder / "sshd_config").write_text(SSHD_CONFIG)
    return " ".join((folder / "host_key.pub").read_text().split()[:2])


def _keygen(path: Path, comment: str) -> None:
    if not path.exists():
        system("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", str(path))
