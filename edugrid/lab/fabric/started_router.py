"""Start one router of the fabric."""

import json
import os
import select
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from edugrid.lab.fabric.fabric_error import FabricError
from edugrid.lab.fabric.layout import Layout
from edugrid.lab.fabric.router_spec import RouterSpec

ALWAYS = ("zebra", "staticd")
PATIENCE = 60.0  # seconds until a router says that it is ready
START_CONFIG = """\
frr defaults traditional
hostname {hostname}
service integrated-vtysh-config
"""


class StartedRouter:
    """A router on its way up: `pid` holds all of it, `wait` returns when it is ready."""

    def __init__(self, layout: Layout, spec: RouterSpec, listener: socket.socket) -> None:
        """Prepare the router's files and start its agent; `listener` is where it is reached from outside."""
        self.name = spec.name
        self._console = layout.node(spec.name) / "log" / "console.log"
        config = _prepare(layout.node(spec.name), spec)
        self._ready, ready = os.pipe()
        agent = [sys.executable, "-I", "-S", str(Path(__file__).with_name("agent.py"))]
        argv = [
            "ip",
            "netns",
            "exec",
            layout.netns(spec.name),
            "unshare",
            "--mount",
            "--propagation",
            "private",
            "--uts",
        ]
        argv += [
            "--pid",
            "--fork",
            "--kill-child",
            "--mount-proc",
            *agent,
            str(config),
            str(listener.fileno()),
            str(ready),
        ]
        with self._console.open("ab") as console:
            process = subprocess.Popen(
                argv,
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                pass_fds=(listener.fileno(), ready),
                start_new_session=True,
            )
        os.close(ready)
        self.pid = process.pid
        # the router outlives this program, so the handle must not wait for it or warn about it
        process.returncode = 0

    def wait(self) -> None:
        """Wait until the daemons answer; raise FabricError with the console's end when they do not."""
        try:
            heard, _, _ = select.select([self._ready], [], [], PATIENCE)
            if not heard or os.read(self._ready, 16) != b"ready":
                tail = self._console.read_text(errors="replace").splitlines()[-15:]
                raise FabricError(f"router {self.name} did not start:\n" + "\n".join(tail))
        finally:
            os.close(self._ready)


def _prepare(node: Path, spec: RouterSpec) -> Path:
    for name in ("etc/frr", "log"):
        (node / name).mkdir(parents=True, exist_ok=True)
    starts = {
        "frr.conf": START_CONFIG.format(hostname=spec.hostname),
        "vtysh.conf": "service integrated-vtysh-config\n",
    }
    for name, text in starts.items():
        path = node / "etc/frr" / name
        if not path.exists():
            path.write_text(text)
            path.chmod(0o640)
    for path in (node / "etc/frr", node / "log", *(node / "etc/frr").iterdir()):
        shutil.chown(path, "frr", "frr")
    config = node / "agent.json"
    daemons = [*ALWAYS, *(name for name in spec.daemons if name not in ALWAYS)]
    content = {"node": str(node), "hostname": spec.hostname, "daemons": daemons, "vrfs": spec.vrfs}
    config.write_text(json.dumps(content))
    return config
