"""Hosts that should be cut off and nothing in the design does it."""

from ipaddress import IPv4Interface, IPv4Network, IPv6Interface, IPv6Network

from edugrid.design.region import RegionDesign
from edugrid.intent.problems import Problem
from edugrid.intent.quarantine import SLOTS, Quarantine
from edugrid.intent.tree import City, Intent
from edugrid.text import Text


def check_quarantine(intent: Intent, design: RegionDesign) -> list[Problem]:
    """One problem a row that no list has room for, or whose host is in no segment of the target region. Pure.

    A county's design holds the county's own devices: rows of other counties are not judged there.
    """
    if not all(intent.wants(city.path) for city in intent.cities):
        return []
    return [problem for city in intent.cities for problem in _of_city(intent, design, city)]


def _of_city(intent: Intent, design: RegionDesign, city: City) -> list[Problem]:
    source = intent.sources.get(f"{city.path}/registers/quarantine.csv")
    found: list[Problem] = []
    used: dict[tuple[str, int], int] = {}
    rows = sorted(enumerate(city.registers.quarantine), key=lambda item: item[1].id)
    for index, row in rows:
        if source is None or not row.active(intent.today) or row.port is not None or row.network is None:
            continue
        hops = _hops(design, row, row.network)
        where = source.file, source.line(("rows", index)), f"rows[{index}].host"
        if not hops:
            told = Text(
                f"no segment of {city.path} holds {row.host}: nothing would cut it off",
                f"{row.host} 不在 {city.path} 的任何网段内，无法隔离",
            )
            hint = Text("servers in a cloud are cut off by the name of their application", "云上服务器请填写应用名")
            found.append(Problem(*where, "quarantine-nowhere", told, hint))
        for name in hops:
            key = name, row.network.version
            used[key] = used.get(key, 0) + 1
            if used[key] > SLOTS:
                told = Text(
                    f"the list of {name} has room for {SLOTS} hosts of a family in front of every other rule",
                    f"{name} 的访问控制列表最前面只能容纳每个协议族 {SLOTS} 个隔离对象",
                )
                hint = Text(
                    "cut it off at its port (device, port), or give one prefix for several",
                    "请按端口隔离，或用一个网段合并多个地址",
                )
                found.append(Problem(*where, "quarantine-full", told, hint))
    return found


def _hops(design: RegionDesign, row: Quarantine, network: IPv4Network | IPv6Network) -> list[str]:
    """Devices whose list denies what comes from ``network``, had it room."""
    found = []
    for device in design.devices:
        places = {*device.acl.vlans, *device.acl.ports} if device.acl else set()
        own: list[tuple[int | str, IPv4Interface | IPv6Interface | None]]
        own = [(gate.vlan, hop) for gate in device.gateways for hop in (gate.ipv4, gate.ipv6)]
        own += [(port.name, hop) for port in device.ports for hop in (port.ipv4, port.ipv6)]
        if any(place in places and hop and network[0] in hop.network for place, hop in own):
            found.append(device.name)
    assert row.network is not None  # noqa: S101 - the caller's
    return found
