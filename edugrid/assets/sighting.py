"""What was seen: one thing at one place, told by one source."""

from typing import Literal, NamedTuple

from edugrid.design.frozen import Frozen

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


class Seen(NamedTuple):
    """Everything that one or several sources told.

    ``asked`` are (source, where) that answered: only what they could have told of is judged to be gone.
    """

    sightings: tuple[Sighting, ...] = ()
    asked: frozenset[tuple[Source, str]] = frozenset()
    silent: tuple[Silent, ...] = ()

    def plus(self, other: "Seen") -> "Seen":
        """Both."""
        return Seen(self.sightings + other.sightings, self.asked | other.asked, self.silent + other.silent)
