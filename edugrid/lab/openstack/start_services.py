"""Start a core's services."""

import json
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence

from edugrid.lab.openstack.answering import answering
from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.environment import Environment
from edugrid.lab.openstack.errors import LabError
from edugrid.lab.openstack.listener import open_listener, open_name_server
from edugrid.lab.openstack.service import NAME_SERVER
from edugrid.lab.openstack.tail import tail
from edugrid.lab.process_record import ProcessRecord

START_SECONDS = 300.0
POLL_SECONDS = 1.0


def open_listeners(core: Core) -> dict[str, tuple[socket.socket, ...]]:
    """Open the sockets of each service, on its port of the last start where that is free, and record the ports."""
    last = core.ports()
    listeners: dict[str, tuple[socket.socket, ...]] = {
        service.name: (open_listener(core.address, last[service.name]),) for service in core.services
    }
    ports = {name: sockets[0].getsockname()[1] for name, sockets in listeners.items()}
    if "designate" in listeners:
        answering_names = open_name_server(core.address, last[NAME_SERVER])
        ports[NAME_SERVER] = answering_names[0].getsockname()[1]
        listeners["designate"] += answering_names
    (core.root / "ports.json").write_text(json.dumps(ports) + "\n", encoding="utf-8")
    return listeners


def spawn_services(core: Core, environment: Environment, listeners: Mapping[str, Sequence[socket.socket]]) -> None:
    """Start all services at once, each with its sockets, its own session and its log, and record each process."""
    for name, sockets in listeners.items():
        log = core.log(name)
        if log.exists():
            log.replace(log.with_suffix(".log.last"))
        descriptors = tuple(opened.fileno() for opened in sockets)
        with log.open("wb") as output:
            process = subprocess.Popen(
                [environment.python, "-m", "openstack_lab.serve", name, core.root, *map(str, descriptors)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=descriptors,
                start_new_session=True,
                env=environment.variables(),
                cwd=core.root,
            )
        if record := ProcessRecord.of(process.pid):
            record.save(core.record(name))
        # It is meant to outlive this program: without this, Popen warns that it still runs.
        process.returncode = 0


def wait_ready(cores: Sequence[Core], progress: Callable[[str], None]) -> None:
    """Wait until every service of every core answers, telling each.

    Raises LabError with the end of its log when one has died or does not answer within five minutes.
    """
    began = time.monotonic()
    waiting = [(core, service.name, core.ports()[service.name]) for core in cores for service in core.services]
    while waiting:
        for core, name, port in tuple(waiting):
            if _dead(core, name):
                # the others die for want of what died first, and are started after it
                first = next(service.name for service in core.services if _dead(core, service.name))
                raise LabError(f"{core.name}: {first} died at start, see {core.log(first)}:\n{tail(core.log(first))}")
            if answering(core.address, port, POLL_SECONDS):
                waiting.remove((core, name, port))
                progress(f"{core.name}: {name} answers after {time.monotonic() - began:.1f} s")
            elif time.monotonic() - began > START_SECONDS:
                raise LabError(f"{core.name}: {name} does not answer, see {core.log(name)}:\n{tail(core.log(name))}")


def _dead(core: Core, name: str) -> bool:
    record = ProcessRecord.load(core.record(name))
    return record is None or not record.alive
