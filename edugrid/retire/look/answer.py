"""What one device tells of legacy data centres."""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, NamedTuple

from edugrid.retire.facts import PortFact, RouteFact
from edugrid.retire.look.questions import Prefix, Questions


class Answer(NamedTuple):
    """By prefix and by port; what the device cannot tell is not in it."""

    routes: Mapping[str, RouteFact]
    ports: Mapping[str, PortFact]


def answer(device: str, driver: Any, asked: Questions) -> Answer:  # noqa: ANN401 - NAPALM has no types
    """Ask ``device`` over its open ``driver``.

    Switches show ARP entries on the interface of the VLAN: those with an address of the site count for its ports too.

    Raises:
        napalm.base.exceptions.ConnectionException: the device does not answer any more.

    """
    from edugrid.rollout.layer import layer

    simulated = layer(driver) == "simulated"
    return Answer(_routes(driver, asked, simulated=simulated), _ports(device, driver, asked, simulated=simulated))


def _routes(driver: Any, asked: Questions, *, simulated: bool) -> dict[str, RouteFact]:  # noqa: ANN401 - the same
    found: dict[str, RouteFact] = {}
    for prefix in asked.prefixes:
        routes = _told(driver, "get_route_to", destination=prefix, longer=True)
        if routes is not None:
            found[prefix] = RouteFact(there=bool(routes), simulated=simulated)
    return found


def _ports(device: str, driver: Any, asked: Questions, *, simulated: bool) -> dict[str, PortFact]:  # noqa: ANN401 - the same
    wanted = asked.ports.get(device, {})
    if not wanted:
        return {}
    links = _told(driver, "get_interfaces")
    macs = _told(driver, "get_mac_address_table")
    arps = _told(driver, "get_arp_table")
    found: dict[str, PortFact] = {}
    for port, prefixes in wanted.items():
        link = (links or {}).get(port)
        found[port] = PortFact(
            up=None if link is None else bool(link["is_up"]),
            macs=None if macs is None else tuple(sorted({row["mac"] for row in macs if row["interface"] == port})),
            arps=None if arps is None else _arps(port, prefixes, arps),
            simulated=simulated,
        )
    return found


def _arps(port: str, prefixes: tuple[Prefix, ...], rows: Any) -> tuple[str, ...]:  # noqa: ANN401 - dictionaries of NAPALM
    there = {
        row["ip"]
        for row in rows
        if row["interface"] == port or any(ip_address(row["ip"]) in prefix for prefix in prefixes)
    }
    return tuple(sorted(there))


def _told(driver: Any, getter: str, **arguments: object) -> Any:  # noqa: ANN401 - NAPALM has no types
    """What a getter gives; None where the platform has none, or its answer cannot be read."""
    from napalm.base.exceptions import CommandErrorException

    try:
        return getattr(driver, getter)(**arguments)
    except (NotImplementedError, AttributeError, CommandErrorException, ValueError):
        return None
