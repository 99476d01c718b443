"""What the sources show of hosts inside, held against the indicators."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from edugrid.mining.dns_logs import DnsLine
from edugrid.mining.flow import Flow
from edugrid.mining.indicators import Address, Indicators, Network
from edugrid.mining.suspect import Evidence, Signal

LONG: Final = 600
"""Seconds from the first to the last packet: a miner keeps its connection for hours."""
PACKET: Final = (40, 300)
"""Mean octets a packet: a job or a share is one short line of JSON."""
RATE: Final = 500
"""Octets a second at most: between jobs nothing is said."""

Key = tuple[Address, Signal, str]


class Source(NamedTuple):
    """One file: its name, and what was read from it."""

    file: str
    dns: Sequence[DnsLine] = ()
    flows: Sequence[Flow] = ()


class _Talk(NamedTuple):
    """All that is told of one connection."""

    place: str
    start: float | None
    end: float | None
    packets: int
    octets: int


def sightings(
    sources: Sequence[Source], indicators: Indicators, inside: Sequence[Network]
) -> Mapping[Address, tuple[Evidence, ...]]:
    """Evidence by host of ``inside``, in order of signal and count. Only what lies outside can be a pool. Pure."""
    places: dict[Key, list[str]] = {}
    resolved: set[Address] = set()
    for source in sources:
        for line in source.dns:
            pool = indicators.pool(line.name)
            if line.client is None:
                if pool and line.answer is not None and not _within(line.answer, inside):
                    resolved.add(line.answer)
            elif _within(line.client, inside):
                place = f"{source.file}:{line.line}"
                for signal, what in _named(line.name, pool, indicators):
                    places.setdefault((line.client, signal, what), []).append(place)
    found: dict[Address, list[Evidence]] = {}
    for (host, signal, what), where in places.items():
        found.setdefault(host, []).append(Evidence(signal=signal, what=what, place=where[0], count=len(where)))
    for (host, other, port), talks in _talks(sources, inside).items():
        thin = next((talk for talk in talks if _thin(talk)), None)
        for signal in _signals(other, port, indicators, resolved, thin=thin is not None):
            shown = thin if thin is not None and signal == "long-thin-flow" else talks[0]
            count = 1 if shown is thin else len(talks)
            found.setdefault(host, []).append(
                Evidence(signal=signal, what=f"{other} {port}", place=shown.place, count=count)
            )
    order = {
        host: sorted(items, key=lambda item: (item.signal, -item.count, item.what)) for host, items in found.items()
    }
    return {host: tuple(order[host]) for host in sorted(order, key=lambda one: (one.version, int(one)))}


def _named(name: str, pool: str | None, indicators: Indicators) -> Iterator[tuple[Signal, str]]:
    if pool:
        yield "pool-name", name
    elif indicators.word(name):
        yield "pool-word", name


def _talks(sources: Iterable[Source], inside: Sequence[Network]) -> dict[tuple[Address, Address, int], list[_Talk]]:
    """Connections between a host inside and one port of another; collectors tell of a long one in pieces, both ways."""
    found: dict[tuple[Address, int, Address, int], _Talk] = {}
    for source in sources:
        for one in source.flows:
            ours, theirs = _within(one.source, inside), _within(one.destination, inside)
            if ours == theirs or one.protocol == "udp":
                continue
            flow = one if ours else one.turned()
            key = flow.source, flow.source_port, flow.destination, flow.port
            was = found.get(key, _Talk(f"{source.file}:{flow.line}", None, None, 0, 0))
            found[key] = _Talk(
                was.place,
                min((at for at in (was.start, flow.start) if at is not None), default=None),
                max((at for at in (was.end, flow.end) if at is not None), default=None),
                was.packets + flow.packets,
                was.octets + flow.octets,
            )
    talks: dict[tuple[Address, Address, int], list[_Talk]] = {}
    for (host, _, other, port), talk in found.items():
        talks.setdefault((host, other, port), []).append(talk)
    return talks


def _signals(
    other: Address, port: int, indicators: Indicators, resolved: set[Address], *, thin: bool
) -> Iterator[Signal]:
    pool = other in resolved or indicators.listed(other)
    if pool:
        yield "pool-address"
    if thin and (pool or port in indicators.ports):
        yield "long-thin-flow"
    elif port in indicators.ports:
        yield "pool-port"


def _thin(talk: _Talk) -> bool:
    if talk.start is None or talk.end is None or not talk.packets:
        return False
    seconds = talk.end - talk.start
    return seconds >= LONG and PACKET[0] <= talk.octets / talk.packets <= PACKET[1] and talk.octets / seconds <= RATE


def _within(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)
