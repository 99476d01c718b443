"""To whom an address belongs, by the numbers in the ledger."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import NamedTuple

from edugrid.allocate.ledger import Ledger
from edugrid.design.segments import segments
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.tree import Intent


class HostPlace(NamedTuple):
    """``site``: school code, ``office`` of a county, or ``cloud-<name>``; all empty for an address that nobody planned."""

    region: str = ""
    site: str = ""
    name: str = ""
    segment: str = ""


class Places:
    """The prefixes of the segments and cloud networks of an intent."""

    def __init__(self, intent: Intent, ledger: Ledger, specs: tuple[TenancySpec, ...] = ()) -> None:
        found: dict[IPv4Network | IPv6Network, HostPlace] = {}
        for city in intent.cities:
            for county in city.counties:
                names = {school.row.code: school.row.name for school in county.schools} | {"office": county.file.name}
                for site, members in segments(city, county, ledger).items():
                    for one in members:
                        place = HostPlace(county.path, site, names[site], one.name)
                        found |= {one.ipv4: place, one.ipv6: place}
        for spec in specs:
            for network in spec.networks:
                place = HostPlace(spec.region, f"cloud-{spec.label}", spec.project, network.purpose)
                found |= {prefix: place for prefix in (network.ipv4, network.ipv6) if prefix is not None}
        self._places = found
        self._lengths = {
            version: sorted({net.prefixlen for net in found if net.version == version}, reverse=True)
            for version in (4, 6)
        }

    def of(self, address: IPv4Address | IPv6Address) -> HostPlace:
        """The place of ``address``; the longest prefix decides."""
        for length in self._lengths[address.version]:
            found = self._places.get(ip_network((address, length), strict=False))
            if found is not None:
                return found
        return HostPlace()
