"""Who is behind the ports that lead into legacy data centres."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Any, TypeAlias

from edugrid.design.network import DeviceDesign
from edugrid.retire.facts import PortFact
from edugrid.retire.legacy_sites import LegacySite
from edugrid.rollout.site import Site, SiteError

Prefix: TypeAlias = IPv4Network | IPv6Network


def ports(devices: Sequence[DeviceDesign], site: Site, sites: Sequence[LegacySite]) -> dict[str, PortFact | None]:
    """``device port`` → what the device tells of it; None where the device was not reached. One session a device.

    Switches show ARP entries on the interface of the VLAN: those with an address of the site count for its ports too.
    """
    wanted: dict[str, dict[str, tuple[Prefix, ...]]] = {}
    for legacy in sites:
        for port in legacy.site.access:
            wanted.setdefault(port.device, {})[port.port] = legacy.site.prefixes
    asked = [device for device in devices if device.name in wanted and device.state == "active"]
    found: dict[str, PortFact | None] = {f"{name} {port}": None for name, listed in wanted.items() for port in listed}
    if asked:
        with ThreadPoolExecutor(max_workers=min(16, len(asked))) as pool:
            for told in pool.map(lambda device: _ports(device, site, wanted[device.name]), asked):
                found |= told
    return found


def _ports(device: DeviceDesign, site: Site, wanted: Mapping[str, tuple[Prefix, ...]]) -> dict[str, PortFact | None]:
    from napalm.base.exceptions import NapalmException

    from edugrid.rollout.connect import connect
    from edugrid.rollout.layer import layer

    try:
        with connect(device, site) as driver:
            simulated = layer(driver) == "simulated"
            links = _told(driver, "get_interfaces")
            macs = _told(driver, "get_mac_address_table")
            arps = _told(driver, "get_arp_table")
    except (NapalmException, SiteError, OSError, EOFError, ValueError):
        return {}
    found: dict[str, PortFact | None] = {}
    for port, prefixes in wanted.items():
        link = (links or {}).get(port)
        found[f"{device.name} {port}"] = PortFact(
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


def _told(driver: Any, getter: str) -> Any:  # noqa: ANN401 - NAPALM has no types
    """What a getter gives; None where the platform has none."""
    try:
        return getattr(driver, getter)()
    except (NotImplementedError, AttributeError):
        return None
