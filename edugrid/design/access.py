"""Features: access ports, DHCP snooping and RA guard."""

from edugrid.design.device.access import Access, AccessLink, Guard
from edugrid.design.place import Place
from edugrid.design.quarantine import quarantine_vlan, quarantined_ports
from edugrid.design.segments import Segment
from edugrid.intent.network.access_port import AccessPort


def access(place: Place) -> Access | None:
    """The access ports of the device as they are written, those of hosts in quarantine apart; None without any."""
    apart = {port: vlan.id for vlan in quarantine_vlan(place) for port in quarantined_ports(place)}
    ports = tuple(
        AccessLink(
            port=one.port,
            description=segment.label,
            vlan=apart.get(one.port, segment.vlan),
        )
        for one in place.device.access
        for segment in access_segments(place, one)
    )
    return Access(ports=ports) if ports else None


def access_segments(place: Place, port: AccessPort) -> tuple[Segment, ...]:
    """The segment of ``port`` (nothing where the intent names none that exists: that is reported as such)."""
    site = port.school or place.device.school or ""
    return tuple(segment for segment in place.sites.get(site, ()) if segment.name == port.segment)


def access_guard(place: Place) -> Guard | None:
    """Guarded and trusted ports for DHCP; None where it is off or nothing is plugged in here."""
    asked = place.network.access_guard
    return _guard(place) if asked is not None and asked.dhcp else None


def ra_guard(place: Place) -> Guard | None:
    """The same for router advertisements."""
    asked = place.network.access_guard
    return _guard(place) if asked is not None and asked.ra else None


def _guard(place: Place) -> Guard | None:
    hosts = tuple(one.port for one in place.device.access)
    uplinks = tuple(trunk.port for trunk in place.device.trunks if trunk.uplink)
    return Guard(hosts=hosts, uplinks=uplinks) if hosts else None
