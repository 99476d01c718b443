"""The prefixes that a region owns: nothing else is judged, and nothing else is ever scanned."""

from collections.abc import Iterator
from ipaddress import IPv4Interface, IPv6Interface, ip_network

from edugrid.allocate.ledger import Ledger
from edugrid.assets.register import Range
from edugrid.design.region import RegionDesign
from edugrid.design.segments import segments
from edugrid.intent.tree import City, Intent


def ranges(intent: Intent, ledger: Ledger, design: RegionDesign, city: City) -> tuple[Range, ...]:
    """Segments of schools and offices, networks of the clouds, legacy rooms, links and loopbacks; each once. Pure."""
    found: dict[str, Range] = {}
    for item in _all(intent, ledger, design, city):
        found.setdefault(item.prefix, item)  # a routed port into a segment makes no link of it
    return tuple(sorted(found.values(), key=lambda item: _order(item.prefix)))


def _order(prefix: str) -> tuple[int, int, int]:
    network = ip_network(prefix)
    return network.version, int(network.network_address), network.prefixlen


def _all(intent: Intent, ledger: Ledger, design: RegionDesign, city: City) -> Iterator[Range]:
    yield from _clients(intent, ledger, city)
    for spec in design.tenancies:
        if spec.region == city.path:
            for network in spec.networks:
                for one in (network.ipv4, network.ipv6):
                    if one is not None:
                        name = f"{spec.cloud} {network.name}"
                        yield Range(prefix=str(one), use="servers", region=spec.region, name=name)
    for region, _, centre in city.data_centres():
        if intent.wants(region):
            for room in centre.prefixes:
                yield Range(prefix=str(room), use="servers", region=region, name=centre.name, owner=centre.owner)
    yield from _links(design, city)


def _clients(intent: Intent, ledger: Ledger, city: City) -> Iterator[Range]:
    for county in city.counties:
        if not intent.wants(county.path):
            continue
        for site, parts in segments(city, county, ledger).items():
            for part in parts:
                for prefix in (part.ipv4, part.ipv6):
                    yield Range(prefix=str(prefix), use="clients", region=county.path, name=f"{site} {part.name}")


def _links(design: RegionDesign, city: City) -> Iterator[Range]:
    inside = {device.name for _, _, device in city.devices()}
    for device in design.devices:
        if device.name not in inside:
            continue
        own: list[IPv4Interface | IPv6Interface] = []
        own += [device.loopback.ipv4, device.loopback.ipv6] if device.loopback else []
        own += [link for port in device.ports for link in (port.ipv4, port.ipv6) if link is not None]
        for link in own:
            yield Range(prefix=str(link.network), use="network", region=device.region, name=device.name)
