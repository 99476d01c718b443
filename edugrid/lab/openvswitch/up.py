"""Build a switch with hosts."""

import shutil
import socket
import time
from pathlib import Path

from edugrid.lab.fabric.fabric_error import FabricError
from edugrid.lab.fabric.system import system
from edugrid.lab.openvswitch.available import available
from edugrid.lab.openvswitch.down import down
from edugrid.lab.openvswitch.inside import inside
from edugrid.lab.openvswitch.layout import SWITCH, Layout
from edugrid.lab.openvswitch.started import start

LOOPBACK = "127.0.0.1"
PATIENCE = 20.0  # seconds until a program answers
_SCHEMA = Path("/usr/share/openvswitch/vswitch.ovsschema")
_SSHD = """\
Port {port}
ListenAddress {address}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
UsePAM no
UseDNS no
PrintMotd no
PidFile none
SetEnv OVS_RUNDIR={folder}
"""
# Root may be locked on the machine below, or have a shell that takes its time: the server of the lab sees a plain one,
# nobody else does.
_SERVE = """\
umask 077; mkdir home
printf 'root:*:19000:0:99999:7:::\\n' > shadow
printf 'root:x:0:0:root:%s:/bin/bash\\n' "$PWD/home" > passwd; grep -v '^root:' /etc/passwd >> passwd; chmod 644 passwd
mount --bind shadow /etc/shadow; mount --bind passwd /etc/passwd
exec /usr/sbin/sshd -D -e -f "$PWD/sshd_config"
"""


def up(lab: Path, hosts: dict[str, str]) -> tuple[str, int]:
    """Start an empty switch and one host for each of ``hosts`` (name → its address with length).

    The switch's interface towards host X is named X; no bridge is made: that is what is to be configured. Returns
    (address, port) of the OpenSSH server of the switch's host: log in as root with ``Layout(lab).key``. When a step fails,
    all is ended again and FabricError says what failed.
    """
    can, reason = available()
    if not can:
        raise FabricError(reason)
    layout = Layout(lab)
    down(lab)
    shutil.rmtree(layout.root, ignore_errors=True)
    layout.root.mkdir(mode=0o700, parents=True)
    try:
        _namespaces(layout, hosts)
        _switch(layout)
        return _server(layout)
    except BaseException:
        down(lab)
        raise


def _namespaces(layout: Layout, hosts: dict[str, str]) -> None:
    switch = layout.netns(SWITCH)
    for node in (SWITCH, *hosts):
        system("ip", "netns", "add", layout.netns(node))
        system("ip", "-n", layout.netns(node), "link", "set", "lo", "up")
    for name, address in hosts.items():
        host = layout.netns(name)
        system("ip", "link", "add", name, "netns", switch, "type", "veth", "peer", "name", "eth0", "netns", host)
        system("ip", "-n", switch, "link", "set", name, "up")
        system("ip", "-n", host, "address", "add", address, "dev", "eth0")
        system("ip", "-n", host, "link", "set", "eth0", "up")
        # what veth leaves to hardware that is not there, a switch in a process would pass on unfinished
        system("ip", "netns", "exec", host, "ethtool", "-K", "eth0", "tx", "off", check=False)


def _switch(layout: Layout) -> None:
    root = layout.root
    system("ovsdb-tool", "create", str(root / "conf.db"), str(_SCHEMA))
    start(
        layout,
        "ovsdb-server",
        ["ovsdb-server", str(root / "conf.db"), f"--remote=punix:{root / 'db.sock'}", "--pidfile"],
    )
    _wait_for(root / "db.sock")
    # the socket's file is there a moment before somebody listens on it
    done = inside(layout.lab, SWITCH, "ovs-vsctl", "--retry", f"--timeout={PATIENCE:.0f}", "--no-wait", "init")
    if done.returncode:
        raise FabricError(f"ovs-vsctl init: {done.stderr.strip()}")
    start(layout, "ovs-vswitchd", ["ovs-vswitchd", f"unix:{root / 'db.sock'}", "--pidfile"])
    _wait_for(root / "ovs-vswitchd.pid")


def _server(layout: Layout) -> tuple[str, int]:
    root = layout.root
    for path, comment in ((layout.key, "edugrid-lab"), (root / "host_key", SWITCH)):
        system("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", str(path))
    shutil.copy(layout.key.with_suffix(".pub"), root / "authorized_keys")
    with socket.socket() as free:
        free.bind((LOOPBACK, 0))
        port = int(free.getsockname()[1])
    (root / "sshd_config").write_text(_SSHD.format(port=port, address=LOOPBACK, folder=root), encoding="utf-8")
    public = " ".join((root / "host_key.pub").read_text(encoding="utf-8").split()[:2])
    layout.known_hosts.write_text(f"[{LOOPBACK}]:{port} {public}\n", encoding="utf-8")
    Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # sshd asks for it
    argv = ["unshare", "--mount", "--propagation", "private", f"--wd={root}", "sh", "-ec", _SERVE]
    server = start(layout, "sshd", argv, in_switch=False)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection((LOOPBACK, port), timeout=1).close()
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise FabricError(f"the SSH server did not start: {_tail(root / 'sshd.log')}") from None
            time.sleep(0.02)
        else:
            return LOOPBACK, port


def _wait_for(path: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not path.exists():
        if time.monotonic() > end:
            raise FabricError(f"{path.name} did not appear: {_tail(path.parent / 'ovs-vswitchd.log')}")
        time.sleep(0.02)


def _tail(log: Path) -> str:
    return log.read_text(errors="replace")[-800:] if log.exists() else ""
