"""What was seen, put where the register says nothing."""

from edugrid.assets.certificate_entry import CertificateEntry
from edugrid.assets.host import Host
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen, Sighting
from edugrid.certificates.seen_certificate import SeenCertificate


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
    shown = seen.certificates.shown
    held = tuple(_read(entry, shown[entry.id]) if entry.id in shown else entry for entry in register.certificates)
    return register.model_copy(update={"hosts": hosts, "certificates": held})


def _read(entry: CertificateEntry, shown: SeenCertificate) -> CertificateEntry:
    return entry.model_copy(
        update={
            "subject": shown.subject,
            "issuer": shown.issuer,
            "serial": shown.serial,
            "key": shown.key,
            "starts": shown.not_before,
            "ends": shown.not_after,
        }
    )


def _filled(host: Host, addresses: list[str], told: Sighting | None) -> Host:
    changed: dict[str, object] = {}
    if addresses and host.id.startswith("server/"):
        changed["addresses"] = tuple(dict.fromkeys((*host.addresses, *addresses)))
    if told is not None and host.id.startswith("device/"):
        values = {"model": told.model, "serial": told.serial, "software": told.version}
        changed |= {field: value for field, value in values.items() if value and not getattr(host, field)}
    return host.model_copy(update=changed) if changed else host
