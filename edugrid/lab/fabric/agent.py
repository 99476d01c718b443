"""Life inside one router of the lab; started by `up` as process 1 of the router's own namespaces.

Run as `python -I -S agent.py CONFIG.json LISTEN_FD READY_FD`, with the network, mount, host-name and process namespaces
already its own. It makes /run, /etc/frr and /var/log/frr private, so plain `vtysh` and `frr-reload.py` reach this
router and no other; starts the FRR daemons; then hands each connection on the listening socket to OpenSSH in inetd
mode. The socket was bound outside, on the root namespace's loopback. When this process ends, the kernel ends all the
others of the namespace with it.
"""

import json
import os
import pwd
import selectors
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

PYTHON_IGNORES = (signal.SIGPIPE, signal.SIGXFSZ)  # a child must not inherit that
FORWARD = """
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
"""
DAEMON_PATIENCE = 30.0  # seconds until a daemon has opened its vty socket


def _mount(*argv: str) -> None:
    subprocess.run(["mount", *argv], check=True)


def _private_files(config: dict[str, Any]) -> None:
    node = Path(config["node"])
    frr = pwd.getpwnam("frr")
    Path("/var/tmp/frr").mkdir(exist_ok=True)  # noqa: S108 - FRR's own fixed scratch folder
    _mount("-t", "tmpfs", "-o", "mode=0755,size=16m", "frr-scratch", "/var/tmp/frr")  # noqa: S108 - the same
    _mount("--bind", str(node / "etc/frr"), "/etc/frr")
    _mount("--bind", str(node / "log"), "/var/log/frr")
    ssh = {name: (node / "ssh" / name).read_bytes() for name in ("host_key", "authorized_keys", "sshd_config")}
    subprocess.run(
        ["umount", "--recursive", "--lazy", "/run/netns"], check=False
    )  # else it holds the others' namespaces
    _mount("-t", "tmpfs", "-o", "mode=0755,size=64m", "run", "/run")
    for path, mode in (("frr", 0o755), ("sshd", 0o755), ("ssh", 0o700), ("home", 0o700), ("lock", 0o755)):
        (Path("/run") / path).mkdir(mode=mode)
    os.chown("/run/frr", frr.pw_uid, frr.pw_gid)
    for name, content in ssh.items():
        target = Path("/run/ssh") / name
        target.touch(mode=0o600)
        target.write_bytes(content)
    _accounts()


def _accounts() -> None:
    # root may be locked, or have another shell, on the machine below: in here it is a plain router's root
    lines = Path("/etc/passwd").read_text().splitlines()
    kept = [line for line in lines if not line.startswith("root:")]
    _overlay("/etc/passwd", "\n".join(["root:x:0:0:root:/run/home:/bin/bash", *kept]), 0o644)
    _overlay("/etc/shadow", "root:*:19000:0:99999:7:::", 0o600)


def _overlay(path: str, text: str, mode: int) -> None:
    own = Path("/run/ssh") / Path(path).name
    own.touch(mode=mode)
    own.write_text(text + "\n")
    _mount("--bind", str(own), path)


def _start_frr(daemons: list[str], vrfs: list[str]) -> dict[int, str]:
    running = {}
    for vrf in vrfs:
        subprocess.run(["ip", "netns", "add", vrf], check=True)
        subprocess.run(["ip", "-n", vrf, "link", "set", "lo", "up"], check=True)
        subprocess.run(["ip", "netns", "exec", vrf, "sh", "-ec", FORWARD], check=True)
    zebra = ["-s", "90000000", *(["--vrfwnetns"] if vrfs else [])]
    for name in daemons:
        extra = zebra if name == "zebra" else []
        running[os.posix_spawn(f"/usr/lib/frr/{name}", [name, *extra], os.environ, setsigdef=PYTHON_IGNORES)] = name
        deadline = time.monotonic() + DAEMON_PATIENCE
        while not Path(f"/run/frr/{name}.vty").exists():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{name} did not open its socket in {DAEMON_PATIENCE:.0f} s")
            time.sleep(0.02)
    subprocess.run(["vtysh", "-b"], check=True)
    return running


def _serve(listener: socket.socket, daemons: dict[int, str]) -> None:
    waker, wakened = socket.socketpair()
    for end in (waker, wakened, listener):
        end.setblocking(False)  # noqa: FBT003 - the standard library's own signature
    signal.set_wakeup_fd(wakened.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    ready = selectors.DefaultSelector()
    ready.register(listener, selectors.EVENT_READ)
    ready.register(waker, selectors.EVENT_READ)
    while True:
        _reap(daemons)
        for key, _ in ready.select():
            if key.fileobj is waker:
                waker.recv(4096)
                continue
            with suppress(BlockingIOError, ConnectionError):
                _session(listener.accept()[0])


def _reap(daemons: dict[int, str]) -> None:
    with suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG)) != (0, 0):
            if ended[0] in daemons:
                print(f"{daemons[ended[0]]} ended: {os.waitstatus_to_exitcode(ended[1])}", flush=True)  # noqa: T201 - the console log


def _session(connection: socket.socket) -> None:
    connection.setblocking(True)  # noqa: FBT003 - the standard library's own signature
    fd = connection.fileno()
    argv = ["/usr/sbin/sshd", "-i", "-f", "/run/ssh/sshd_config", "-E", "/var/log/frr/sshd.log"]
    wiring = [(os.POSIX_SPAWN_DUP2, fd, 0), (os.POSIX_SPAWN_DUP2, fd, 1)]
    os.posix_spawn(argv[0], argv, {"PATH": os.environ["PATH"]}, file_actions=wiring, setsigdef=PYTHON_IGNORES)
    connection.close()


def main() -> None:
    """Become the router, tell `up`, and serve until SIGTERM."""
    config = json.loads(Path(sys.argv[1]).read_text())
    listener = socket.socket(fileno=int(sys.argv[2]))
    listener.set_inheritable(False)
    os.set_inheritable(int(sys.argv[3]), False)  # noqa: FBT003 - the standard library's own signature
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    os.environ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    _private_files(config)
    socket.sethostname(config["hostname"])
    daemons = _start_frr(config["daemons"], config["vrfs"])
    os.write(int(sys.argv[3]), b"ready")
    os.close(int(sys.argv[3]))
    _serve(listener, daemons)


if __name__ == "__main__":
    main()
