"""What was seen: one thing at one place, told by one source."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from edugrid.certificates.seen_certificate import SeenCertificate
from edugrid.design.frozen import Frozen
from edugrid.drift.record import DriftRecord

Source = Literal["state", "cloud", "device", "dns", "scan"]
Layer = Literal["real", "simulated"]


class Sighting(Frozen):
    """One thing that ``where`` (a tenancy ``gov/edu-zhengzhou``, a device, a name server, the scanner) tells of.

    ``what``: a ``server`` of a tenancy, an ``address`` on the wire (ARP, IPv6 neighbours, DHCP leases, ports of a cloud),
    ``facts`` that a device tells of itself, a ``neighbour`` over LLDP, a ``name`` of a DNS zone, or an open ``port``.
    ``place`` is the port of the device, or ``tcp 443``.
    """

    source: Source
    what: Literal["server", "address", "facts", "neighbour", "name", "port"]
    where: str
    region: str
    layer: Layer = "real"
    name: str = ""
    address: str = ""
    mac: str = ""
    place: str = ""
    model: str = ""
    serial: str = ""
    version: str = ""


class Silent(NamedTuple):
    """``where`` could not be asked."""

    source: Source
    where: str
    region: str
    why: str


class ReadCertificates(NamedTuple):
    """What drift says of the certificates that were read, and each by the id of its row."""

    records: tuple[DriftRecord, ...] = ()
    shown: Mapping[str, SeenCertificate] = MappingProxyType({})

    def plus(self, other: "ReadCertificates") -> "ReadCertificates":
        """Both."""
        return ReadCertificates(self.records + other.records, {**self.shown, **other.shown})


NONE_READ: Final = ReadCertificates()


class Seen(NamedTuple):
    """Everything that one or several sources told.

    ``asked`` are (source, where) that answered: only what they could have told of is judged to be gone.
    """

    sightings: tuple[Sighting, ...] = ()
    asked: frozenset[tuple[Source, str]] = frozenset()
    silent: tuple[Silent, ...] = ()
    certificates: ReadCertificates = NONE_READ

    def plus(self, other: "Seen") -> "Seen":
        """Both."""
        return Seen(
            self.sightings + other.sightings,
            self.asked | other.asked,
            self.silent + other.silent,
            self.certificates.plus(other.certificates),
        )
