"""What no order of the block register may hit."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import Final, NamedTuple

from edugrid.intent.files import ProvinceFile
from edugrid.intent.network.management import ManagementSettings
from edugrid.intent.settings import Settings
from edugrid.intent.tree import City
from edugrid.text import Text

Network = IPv4Network | IPv6Network

_SPECIAL: Final = tuple(
    ip_network(text)
    for text in (
        *("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "255.255.255.255/32"),
        *("::/127", "fe80::/10", "ff00::/8"),
    )
)
"""This host, loopback, link-local, multicast and broadcast (RFC 6890)."""

_SUFFIXES: Final = ("com.cn", "net.cn", "org.cn", "edu.cn", "gov.cn", "ac.cn", "mil.cn")
_PORTS: Final = frozenset({22, 53, 67, 68, 80, 123, 161, 162, 179, 443, 514, 546, 547, 830, 853, 6514})
"""What the platform itself and nearly everybody lives on."""


class Ground(NamedTuple):
    """A protected network or name, and what it is."""

    network: Network
    what: Text


@dataclass(frozen=True)
class Protected:
    """Networks, names and ports (``tcp/443``) that stay reachable."""

    grounds: tuple[Ground, ...]
    names: tuple[str, ...]
    ports: frozenset[str]

    def hit(self, network: Network) -> Ground | None:
        """A protected network that ``network`` shares an address with, the largest where they lie in each other."""
        grounds, starts = self._outermost[network.version]
        place = bisect_right(starts, int(network.broadcast_address)) - 1
        if place < 0 or int(grounds[place].network.broadcast_address) < int(network.network_address):
            return None
        return grounds[place]

    @cached_property
    def _outermost(self) -> dict[int, tuple[list[Ground], list[int]]]:
        """Grounds by version that lie in no other, in order of address, and where each begins: prefixes never cross."""
        found: dict[int, tuple[list[Ground], list[int]]] = {4: ([], []), 6: ([], [])}
        last = {4: -1, 6: -1}
        for one in sorted(self.grounds, key=lambda one: (int(one.network.network_address), one.network.prefixlen)):
            version, end = one.network.version, int(one.network.broadcast_address)
            if end > last[version]:
                last[version] = end
                found[version][0].append(one)
                found[version][1].append(int(one.network.network_address))
        return found

    def hit_name(self, name: str) -> str | None:
        """A protected name that blocking ``name`` and all below it would take away, or whose zone it lies in."""
        return next(
            (one for one in self.names if name == one or one.endswith(f".{name}") or name.endswith(f".{one}")), None
        )


def protected(province: ProvinceFile, city: City) -> Protected:
    """Everything of ``city`` and its province; pure.

    Sources of the whitelist that mean everybody (``0.0.0.0/0``) protect nobody.
    """
    levels = [province.defaults, city.settings, *(county.settings for county in city.counties)]
    levels += [school.settings for county in city.counties for school in county.schools]
    grounds = dict.fromkeys(
        [
            *(Ground(network, Text("special-purpose addresses", "特殊用途地址")) for network in _SPECIAL),
            *_pools(province),
            *(ground for level in levels for ground in _services(level)),
            *_city(city),
        ]
    )
    names = dict.fromkeys(
        [
            *(level.domain for level in levels),
            *([city.file.dns.zone.rstrip(".")] if city.file.dns else ()),
            *(entry.domain.rstrip(".").lower() for entry in city.registers.whitelist if entry.domain),
            *(row.domain for row in city.registers.domains),
            *(name for level in levels if level.network.block for name in level.network.block.never_names),
        ]
    )
    ports = {f"{protocol}/{port}" for port in _PORTS for protocol in ("tcp", "udp")}
    for entry in city.registers.whitelist:
        ports |= {f"{entry.protocol}/{port}" for port in range(entry.port, (entry.port_to or entry.port) + 1)}
    return Protected(tuple(grounds), tuple(names), frozenset(ports))


def is_public_suffix(name: str) -> bool:
    """True for names under which everybody registers (the Chinese second-level ones; one label is refused anyway)."""
    return name in _SUFFIXES


def _pools(province: ProvinceFile) -> Iterator[Ground]:
    pools = province.pools
    blocks = (pools.ipv4, pools.ipv6, pools.loopback4, pools.loopback6, pools.link4, pools.link6, pools.srv6)
    for block in blocks:
        if block is not None:
            yield Ground(block.prefix, Text("a pool of the province", "本省编号池"))


def _services(level: Settings) -> Iterator[Ground]:
    yield from _hosts(level.dns_servers, Text("a DNS server", "DNS 服务器"))
    yield from _hosts(level.ntp_servers, Text("a time server", "时间服务器"))
    yield from _hosts(level.syslog_servers, Text("a log server", "日志服务器"))
    network = level.network
    if network.management:
        yield from _management(network.management)
    if network.telemetry:
        yield from _hosts((network.telemetry.collector,), Text("the collector of samples", "流量采集器"))
    if network.flows:
        yield from _hosts((network.flows.collector,), Text("the collector of flows", "流记录采集器"))
    if network.radius:
        yield from _hosts(network.radius.servers, Text("a RADIUS server", "RADIUS 服务器"))
    if network.block:
        for one in network.block.never:
            yield Ground(one, Text("a network that is never blocked (never:)", "永不封堵的网段（never:）"))
        if network.block.route_server:
            yield from _hosts((network.block.route_server.address,), Text("the route server", "路由服务器"))
        if network.block.dns:
            yield from _hosts(network.block.dns.resolvers, Text("a DNS resolver", "DNS 解析服务器"))


def _management(block: ManagementSettings) -> Iterator[Ground]:
    for one in block.allow:
        if one.prefixlen:
            yield Ground(one, Text("a network from which devices are managed", "设备管理网段"))
    yield from _hosts(block.managers, Text("a manager of devices", "管理端地址"))
    if block.aaa:
        yield from _hosts(block.aaa.servers, Text("a server for logins to devices", "设备登录认证服务器"))


def _city(city: City) -> Iterator[Ground]:
    for _, _, device in city.devices():
        yield from _hosts(
            (device.management.host,), Text(f"the management address of {device.name}", f"{device.name} 的管理地址")
        )
    for cloud in city.file.clouds:
        for route in cloud.routes:
            yield Ground(route.to, Text(f"a route of the cloud {cloud.name}", f"云 {cloud.name} 的路由"))
            yield from _hosts((route.via,), Text(f"a gateway of the cloud {cloud.name}", f"云 {cloud.name} 的网关"))
    for entry in city.registers.whitelist:
        if entry.source.prefixlen:
            yield Ground(
                entry.source, Text(f"the source of whitelist entry {entry.id}", f"白名单 {entry.id} 的来源地址")
            )


def _hosts(addresses: Iterable[IPv4Address | IPv6Address | str], what: Text) -> Iterator[Ground]:
    """Of each address; a host that is known by name only has none here."""
    for address in addresses:
        if not isinstance(address, str):
            yield Ground(ip_network(address), what)
