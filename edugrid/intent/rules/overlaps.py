"""Address blocks that must not overlap."""

from ipaddress import IPv4Network, IPv6Network
from itertools import combinations
from typing import NamedTuple

from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.text import Text


class _Block(NamedTuple):
    network: IPv4Network | IPv6Network
    name: str
    source: Source
    loc: Loc


def overlaps(scope: Scope) -> None:
    """Report pools and legacy prefixes that share addresses."""
    blocks = _pools(scope)
    for city, sources, _ in scope.cities:
        listed = [(city.path, city.file.data_centres), *((c.path, c.file.data_centres) for c in city.counties)]
        blocks += [
            _Block(prefix, f"{path} {site.name}", sources[path], ("data_centres", index, "prefixes", number))
            for path, members in listed
            for index, site in enumerate(members)
            for number, prefix in enumerate(site.prefixes)
        ]
    for one, two in combinations(blocks, 2):
        if one.network.version == two.network.version and one.network.overlaps(two.network):
            message = Text(
                f"{two.network} overlaps {one.network} of {one.name} ({one.source.file}:{one.source.line(one.loc)})",
                f"{two.network} 与 {one.name} 的 {one.network} 重叠（{one.source.file}:{one.source.line(one.loc)}）",
            )
            scope.report(two.source, two.loc, "overlap", message)


def _pools(scope: Scope) -> list[_Block]:
    if scope.province is None or scope.source is None:
        return []
    pools = scope.province.pools
    named = (
        ("ipv4", pools.ipv4.prefix),
        ("loopback4", pools.loopback4.prefix),
        ("link4", pools.link4.prefix),
        ("ipv6", pools.ipv6.prefix),
        ("loopback6", pools.loopback6.prefix),
        ("link6", pools.link6.prefix),
        *((("srv6", pools.srv6.prefix),) if pools.srv6 else ()),
    )
    return [_Block(prefix, f"pools.{name}", scope.source, ("pools", name, "prefix")) for name, prefix in named]
