"""The process that serves all simulated devices of a lab."""

from __future__ import annotations

import asyncio
import gc
import json
import signal
from pathlib import Path

from edugrid.lab.devices.credentials import credentials
from edugrid.lab.devices.make_device import make_device
from edugrid.lab.devices.ssh.serve import serve


def run_daemon(spec_file: Path) -> None:
    """Serve the devices of ``spec_file`` until SIGTERM or SIGINT.

    The file: ``{"lab": PATH, "host": ADDRESS, "devices": [{"name", "platform", "ports", "startup"}]}``. Device states,
    ``endpoints.json`` and ``known_hosts`` lie in ``LAB/devices``. Raises ValueError for a device that cannot be made.
    """
    # libuv's loop: a device answers each line with a small packet or two, and asyncio's own loop is a tenth of that work
    import uvloop

    spec = json.loads(spec_file.read_text(encoding="utf-8"))
    uvloop.run(_serve(Path(spec["lab"]), spec.get("host", "127.0.0.1"), spec["devices"]))


async def _serve(lab: Path, host: str, specs: list[dict[str, str | list[str]]]) -> None:
    folder = lab / "devices"
    devices = []
    for spec in specs:
        name, startup = str(spec["name"]), str(spec.get("startup") or "")
        home = folder / name
        home.mkdir(parents=True, exist_ok=True)
        devices.append(make_device(str(spec["platform"]), name, home, startup or None, spec.get("ports") or None))
    # hundreds of configurations live as long as the program: Python need not look through them for lost cycles
    gc.collect()
    gc.freeze()
    user, password = credentials(lab)
    known = folder / "ports.json"
    wanted = json.loads(known.read_text(encoding="utf-8")) if known.exists() else {}
    service = await serve(devices, {user: password}, host=host, wanted=wanted, folder=folder)
    known.write_text(json.dumps(wanted | {n: at[1] for n, at in service.endpoints.items()}), encoding="utf-8")
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
    await service.stop()
