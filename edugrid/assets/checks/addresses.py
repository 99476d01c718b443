"""Addresses on the wire: nobody's in a range of servers or links, and registered ones that nobody sees."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from edugrid.assets.finding import finding
from edugrid.assets.host import Host
from edugrid.assets.register import Range, Register
from edugrid.assets.sighting import Seen, Sighting
from edugrid.drift.record import DriftRecord

_SOURCES = frozenset({"device", "scan"})
Network = IPv4Network | IPv6Network


def addresses(register: Register, seen: Seen) -> Iterator[DriftRecord]:
    """Only inside ranges that the region owns and where addresses are registered: pupils' addresses are nobody's row.

    A cloud's network is judged only where its cloud was asked, because the cloud gives out addresses by itself. An address
    counts as gone only where somebody told of its range at all; devices forget who is silent, so that it is of low
    severity unless the range was scanned.
    """
    spans = _Spans(register.ranges)
    known = {address: host for host in register.hosts if host.state != "retired" for address in _of(host)}
    gone = {address: host for host in register.hosts if host.state == "retired" for address in _of(host)}
    clouds = {where for source, where in seen.asked if source == "cloud"}
    # what a cloud has a port for is the cloud's: servers are judged by name
    given = {ip_address(one.address) for one in seen.sightings if one.source == "cloud" and one.address}
    alive: dict[IPv4Address | IPv6Address, Sighting] = {}
    for one in seen.sightings:
        if one.what == "address" and one.source in _SOURCES:
            alive.setdefault(ip_address(one.address), one)
    told: set[str] = set()
    for address, one in sorted(alive.items(), key=lambda item: (item[0].version, int(item[0]))):
        span = spans.of(address)
        if span is None or span.use == "clients":
            continue
        told.add(span.prefix)
        if address in known or address in given or _unasked(span, clouds, register):
            continue
        yield _stranger(span, one, gone.get(address))
    scanned = [ip_network(where) for source, where in seen.asked if source == "scan"]
    for address, host in sorted(known.items(), key=lambda item: (item[0].version, int(item[0]))):
        span = spans.of(address)
        if host.declared or host.state != "in-use" or span is None or address in alive:
            continue
        swept = any(address in network for network in scanned)
        if not swept and span.prefix not in told:
            continue
        yield finding(
            host.region,
            host.id,
            ("address", str(address)),
            "missing",
            f"{host.name} answers in {span.name}",
            None,
            severity="medium" if swept else "low",
            layer="real",
            owner=host.owner,
        )


def _of(host: Host) -> Iterator[IPv4Address | IPv6Address]:
    for text in host.addresses:
        try:
            yield ip_address(text)
        except ValueError:  # a device may be managed by its name
            continue


def _unasked(span: Range, clouds: set[str], register: Register) -> bool:
    """A network of a tenancy whose cloud did not say what it gave out."""
    tenancies = {host.place for host in register.hosts if host.id.startswith("server/")}
    cloud = span.name.split(" ", 1)[0]
    return (
        " " in span.name
        and span.use == "servers"
        and not any(place in clouds for place in tenancies if place.startswith(f"{cloud}/"))
    )


def _stranger(span: Range, one: Sighting, was: Host | None) -> DriftRecord:
    at = f" on {one.place}" if one.place else ""
    mac = f", MAC {one.mac}" if one.mac else ""
    if was is not None:
        actual = f"answers, and the register says that {was.name} ({was.asset}) is struck off; {one.where}{at}{mac}"
    else:
        actual = f"on the wire, and in no register; seen by {one.where}{at}{mac}"
    return finding(
        span.region,
        f"range/{span.name}",
        ("address", one.address),
        "unmanaged",
        None,
        actual,
        severity="high",
        layer=one.layer,
        owner=was.owner if was else span.owner,
    )


class _Spans:
    """Ranges by address: the longest prefix counts."""

    def __init__(self, ranges: tuple[Range, ...]) -> None:
        self.by_length: dict[tuple[int, int], dict[Network, Range]] = {}
        for item in ranges:
            network = ip_network(item.prefix)
            self.by_length.setdefault((network.version, network.prefixlen), {})[network] = item
        self.lengths = sorted(self.by_length, key=lambda key: -key[1])

    def of(self, address: IPv4Address | IPv6Address) -> Range | None:
        for version, length in self.lengths:
            if version == address.version:
                found = self.by_length[version, length].get(ip_network((address, length), strict=False))
                if found is not None:
                    return found
        return None
