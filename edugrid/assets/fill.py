"""What was seen, put where the register says nothing."""

from edugrid.assets.host import Host
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen, Sighting


def fill(register: Register, seen: Seen) -> Register:
    """Addresses that a cloud gave its servers; model, serial number and software that a device tells. Pure.

    What the register says stays: where it differs, that is a finding.
    """
    servers: dict[tuple[str, str], list[str]] = {}
    facts: dict[str, Sighting] = {}
    for one in seen.sightings:
        if one.what == "facts":
            facts[one.where] = one
        elif one.name and one.address and one.what in {"server", "address"}:
            servers.setdefault((one.where, one.name), []).append(one.address)
    hosts = tuple(
        _filled(host, servers.get((host.place, host.name), []), facts.get(host.name)) for host in register.hosts
    )
    return register.model_copy(update={"hosts": hosts})


def _filled(host: Host, addresses: list[str], told: Sighting | None) -> Host:
    changed: dict[str, object] = {}
    if addresses and host.id.startswith("server/"):
        changed["addresses"] = tuple(dict.fromkeys((*host.addresses, *addresses)))
    if told is not None and host.id.startswith("device/"):
        values = {"model": told.model, "serial": told.serial, "software": told.version}
        changed |= {field: value for field, value in values.items() if value and not getattr(host, field)}
    return host.model_copy(update=changed) if changed else host
