"""Segments: a VLAN with its VNI and its prefixes, wherever it ends."""

from ipaddress import IPv4Network, IPv6Network
from typing import NamedTuple

from edugrid.allocate.ledger import Ledger
from edugrid.intent.tree import City, County


class Segment(NamedTuple):
    """One broadcast domain. ``site`` is a school code or ``office`` (the county's own)."""

    site: str
    name: str
    vlan: int
    vni: int
    ipv4: IPv4Network
    ipv6: IPv6Network

    @property
    def label(self) -> str:
        """A name a switch accepts, unique in the county."""
        return f"{self.name}-{self.site}"


def segments(city: City, county: County, ledger: Ledger) -> dict[str, tuple[Segment, ...]]:
    """Segments of ``county`` by site, in the order in which they are written."""
    out: dict[str, tuple[Segment, ...]] = {}
    sites = [("office", f"{county.path}/office", county.file.segments)]
    sites += [(school.row.code, school.path, school.settings.segments) for school in county.schools]
    for site, path, names in sites:
        out[site] = tuple(
            Segment(
                site=site,
                name=name,
                vlan=ledger.number(city.path, "vlan", f"{path}/{name}"),
                vni=ledger.number(city.path, "vni", f"{path}/{name}"),
                ipv4=ledger.ipv4(city.path, f"{path}/{name}"),
                ipv6=ledger.ipv6(city.path, f"{path}/{name}"),
            )
            for name in names
        )
    return out
