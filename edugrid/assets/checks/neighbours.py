"""Who hangs on a port and says so over LLDP, and stands in no register."""

from collections.abc import Iterator

from edugrid.assets.finding import finding
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen
from edugrid.drift.record import DriftRecord


def neighbours(register: Register, seen: Seen) -> Iterator[DriftRecord]:
    """One record a name that no host has; case does not matter, and a domain behind the name neither."""
    known = {host.name.lower() for host in register.hosts if host.state != "retired"}
    for one in seen.sightings:
        name = one.name.lower()
        if one.what != "neighbour" or not name or name in known or name.split(".", 1)[0] in known:
            continue
        yield finding(
            one.region,
            f"device/{one.where}",
            ("neighbour", one.place, one.name),
            "unmanaged",
            None,
            f"{one.name} hangs on {one.place} and is in no register" + (f" ({one.model})" if one.model else ""),
            layer=one.layer,
        )
