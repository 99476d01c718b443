"""What runs in a lab."""

from pathlib import Path

from edugrid.lab.openstack.answering import answering
from edugrid.lab.openstack.layout import read_layout
from edugrid.lab.openstack.service_state import ServiceState
from edugrid.lab.process_record import ProcessRecord

ANSWER_SECONDS = 5.0


def status(lab: Path) -> list[ServiceState]:
    """Return the state of every service of the lab in ``lab``; none where there never was an OpenStack lab."""
    found: list[ServiceState] = []
    for core in read_layout(lab):
        ports = core.ports()
        endpoints = core.endpoints(ports)
        for service in core.services:
            record = ProcessRecord.load(core.record(service.name))
            running = record is not None and record.alive
            found.append(
                ServiceState(
                    core=core.name,
                    name=service.name,
                    pid=record.pid if record is not None and running else None,
                    running=running,
                    answering=running and answering(core.address, ports[service.name], ANSWER_SECONDS),
                    url=endpoints[service.kind],
                    log=core.log(service.name),
                )
            )
    return found
