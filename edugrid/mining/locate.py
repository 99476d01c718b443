"""Where a host is plugged in, by the tables of the devices."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from edugrid.design.network import DeviceDesign
from edugrid.mining.indicators import Address
from edugrid.whitelist.first_hops import first_hops

Connect = Callable[[DeviceDesign], AbstractContextManager[Any]]


class Seen(NamedTuple):
    """``mac`` was learnt on ``port`` of ``device``; ``access``: the intent says that hosts are plugged in there."""

    device: str
    port: str
    access: bool


class Location(NamedTuple):
    """``hops``: devices that are the host's first hop; ``mac`` is empty when none of them knows it now."""

    hops: tuple[str, ...]
    mac: str
    seen: tuple[Seen, ...]


def locate(host: Address, devices: Sequence[DeviceDesign], connect: Connect) -> Location:
    """Ask the first hops for the hardware address of ``host``, then every switch of their region where it was learnt.

    Access ports come first. Ports towards other devices of the intent are left out: it is behind them, not on them.

    Raises:
        napalm.base.exceptions.NapalmException: a first hop does not answer.

    """
    hops = [hop.device for hop in first_hops([one for one in devices if one.state == "active"], host)]
    mac = next((found for device in hops if (found := _mac(device, host, connect))), "")
    if not mac:
        return Location(tuple(one.name for one in hops), "", ())
    regions = {device.region for device in hops}
    seen = [
        found
        for device in devices
        if device.region in regions and device.state == "active"
        for found in _ports(device, mac, connect, hop=device in hops)
    ]
    return Location(
        tuple(one.name for one in hops), mac, tuple(sorted(seen, key=lambda one: (not one.access, one.device)))
    )


def _mac(device: DeviceDesign, host: Address, connect: Connect) -> str:
    with connect(device) as driver:
        rows = driver.get_arp_table() if host.version == 4 else driver.get_ipv6_neighbors_table()  # noqa: PLR2004 - IP version 4
    return next((_plain(row["mac"]) for row in rows if str(row["ip"]).lower() == str(host)), "")


def _ports(device: DeviceDesign, mac: str, connect: Connect, *, hop: bool) -> list[Seen]:
    from napalm.base.exceptions import NapalmException

    try:
        with connect(device) as driver:
            rows = driver.get_mac_address_table()
    except (NapalmException, NotImplementedError, AttributeError, OSError):
        if hop:
            raise
        return []  # one switch that cannot be asked does not hide the others
    access = {port.port for port in device.access.ports} if device.access else set()
    links = {port.name for port in device.ports if port.mode == "routed"}
    links |= _neighbours(device)
    return [
        Seen(device.name, row["interface"], row["interface"] in access)
        for row in rows
        if _plain(row["mac"]) == mac and row["interface"] not in links
    ]


def _neighbours(device: DeviceDesign) -> set[str]:
    return {one.port for one in device.lldp.neighbors} if device.lldp else set()


def _plain(mac: str) -> str:
    return "".join(letter for letter in mac.lower() if letter in "0123456789abcdef")
