"""Ports that answered a scan and that no row lets in."""

from collections.abc import Iterator

from edugrid.assets.finding import finding
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen
from edugrid.drift.record import DriftRecord


def open_ports(register: Register, seen: Seen) -> Iterator[DriftRecord]:
    """One record an open port of a host that declares its ports; of others nobody has said what may be open."""
    at = {address: host for host in register.hosts for address in host.addresses}
    for one in seen.sightings:
        host = at.get(one.address) if one.what == "port" else None
        if host is None or not host.ports:
            continue
        protocol, _, number = one.place.partition(" ")
        if any(port.protocol == protocol and port.first <= int(number) <= port.last for port in host.ports):
            continue
        yield finding(
            host.region,
            host.id,
            ("port", one.place),
            "unmanaged",
            None,
            f"open at {one.address}" + (f": {one.version}" if one.version else ""),
            severity="high",
            layer=one.layer,
            owner=host.owner,
        )
