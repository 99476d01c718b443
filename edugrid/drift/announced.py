"""Prefixes that nobody announces although somebody should."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from ipaddress import IPv4Network, IPv6Network
from typing import Literal, NamedTuple

from edugrid.design.network import DeviceDesign
from edugrid.drift.extent import LIVE, STARTUP
from edugrid.drift.record import DriftRecord

Network = IPv4Network | IPv6Network


class Routes(NamedTuple):
    """What one router has in its table, and whether it is a simulated one."""

    layer: Literal["real", "simulated"]
    prefixes: frozenset[Network]


def announced(
    devices: Sequence[DeviceDesign], tables: Mapping[str, Routes], known: Iterable[DriftRecord]
) -> list[DriftRecord]:
    """Hold the routes of all BGP speakers (``tables``, by device) against the design. Pure.

    A prefix of a device is announced when another router has a route to it or to a block around it; a default route is
    none. A device of which ``known`` tells something already (a session or port that is down, a line that is missing) is
    not judged: its routes are gone for that reason. Without a second router nobody can tell.
    """
    troubled = {record.asset for record in known if record.exception is None and record.path[:1] != (STARTUP,)}
    holders: dict[Network, set[str]] = {}
    for name, table in tables.items():
        for prefix in table.prefixes:
            holders.setdefault(prefix, set()).add(name)
    found = []
    for device in devices:
        if device.bgp is None or device.name in troubled or device.name not in tables or len(tables) == 1:
            continue
        asked: tuple[Network, ...] = (*device.bgp.networks4, *device.bgp.networks6)
        found += [
            _silent(device, wanted, tables[device.name])
            for wanted in asked
            if not any(holders.get(block, set()) - {device.name} for block in _around(wanted))
        ]
    return found


def _around(prefix: Network) -> Iterator[Network]:
    """The prefix and every block around it but the default route."""
    return (prefix.supernet(new_prefix=length) for length in range(prefix.prefixlen, 0, -1))


def _silent(device: DeviceDesign, prefix: Network, own: Routes) -> DriftRecord:
    return DriftRecord(
        region=device.region,
        world="network",
        asset=device.name,
        path=(LIVE, "bgp", str(prefix)),
        kind="missing",
        intended="announced",
        actual=None if prefix in own.prefixes else "not in its own table either",
        severity="high",
        layer=own.layer,
    )
