"""Start the simulated devices of a lab."""

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from edugrid.lab.devices.down import down, record_file
from edugrid.lab.devices.spec import DeviceSpec
from edugrid.lab.devices.status import endpoints
from edugrid.lab.process_record import ProcessRecord

START_SECONDS = 30
SECONDS_A_DEVICE = 0.1  # to read a startup configuration of some hundred lines on a busy machine


def up(lab: Path, specs: Iterable[DeviceSpec], host: str = "127.0.0.1") -> dict[str, tuple[str, int]]:
    """Serve ``specs`` in one background process; returns name → (host, port).

    Devices that already run with the same specs are left alone; with others the process is started anew. Each device
    keeps its state in ``lab/devices/<name>/`` and, while it is free, its port. Raises RuntimeError with the end of the
    process's log when it does not come up.
    """
    folder = lab.absolute() / "devices"
    folder.mkdir(parents=True, exist_ok=True)
    spec_file = folder / "spec.json"
    devices = [asdict(spec) for spec in specs]
    wanted = json.dumps({"lab": str(folder.parent), "host": host, "devices": devices}, indent=1)
    running = ProcessRecord.load(record_file(lab))
    ready = running is not None and running.alive and (folder / "endpoints.json").exists()
    if ready and spec_file.read_text(encoding="utf-8") == wanted:
        return endpoints(lab)
    down(lab)
    spec_file.write_text(wanted, encoding="utf-8")
    log = folder / "server.log"
    with log.open("wb") as stream:
        child = subprocess.Popen(
            [sys.executable, "-m", "edugrid.lab.devices", str(spec_file)],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        )
    started = ProcessRecord.of(child.pid)
    if started is not None:
        started.save(record_file(lab))
    end = time.monotonic() + START_SECONDS + SECONDS_A_DEVICE * len(devices)
    while not (folder / "endpoints.json").exists():
        if child.poll() is not None or time.monotonic() > end:
            down(lab)
            text = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise RuntimeError(f"simulated devices did not start: {text}")
        time.sleep(0.05)
    return endpoints(lab)
