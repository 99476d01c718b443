"""DHCP: relays name their servers, reserved addresses leave some to hand out, segments are there."""

from edugrid.intent.network.dhcp import DhcpSettings
from edugrid.intent.rules.scope import Scope
from edugrid.intent.settings import Settings
from edugrid.intent.source import Source
from edugrid.text import Text

_BLOCK = ("defaults", "network", "dhcp")
_SEGMENT = Text("segment of this level or below it", "本级或下级的网段")


def dhcp(scope: Scope) -> None:
    """Check the block of each level that writes one, with what it inherits."""
    for city, sources, broken in scope.cities:
        if city.path in broken:
            continue
        below = [name for county in city.counties for name in county.file.segments]
        _level(scope, sources[city.path], city.settings, [*city.settings.segments, *below])
        for county in city.counties:
            _level(scope, sources[county.path], county.settings, [*county.settings.segments, *county.file.segments])
    if scope.source is not None and scope.province is not None:
        everywhere = [name for read in scope.cities for c in read.city.counties for name in c.file.segments]
        everywhere += [name for read in scope.cities for c in read.city.counties for name in c.settings.segments]
        _level(scope, scope.source, scope.province.defaults, [*scope.province.defaults.segments, *everywhere])


def _level(scope: Scope, source: Source, settings: Settings, segments: list[str]) -> None:
    block = settings.network.dhcp
    if block is None or _BLOCK not in source.lines:
        return
    for name in block.segments:
        where = (*_BLOCK, "segments", name)
        if name not in segments and where in source.lines:
            scope.unknown(source, where, _SEGMENT, name, sorted(set(segments)))
    _servers(scope, source, block)
    if scope.province is not None:
        _room(scope, source, block, 32 - scope.province.pools.ipv4.segment)


def _servers(scope: Scope, source: Source, block: DhcpSettings) -> None:
    for family, servers in (("ipv4", block.relay4), ("ipv6", block.relay6)):
        modes = {getattr(block, family), *(getattr(one, family) for one in block.segments.values())}
        if "relay" in modes and not servers:
            field = "relay" + family[-1]
            message = Text(
                f"requests are relayed, but {field} names no server", f"已设为中继，但 {field} 没有写明服务器"
            )
            hint = Text(f"write {field}: [ADDRESS]", f"请填写 {field}: [地址]")
            scope.report(source, (*_BLOCK, family), "no-relay-server", message, hint)


def _room(scope: Scope, source: Source, block: DhcpSettings, bits: int) -> None:
    """Network, broadcast and gateway address are taken in any case."""
    free = 2**bits - 3
    for name in (None, *block.segments):
        here = block.of(name) if name else block
        if here.ipv4 == "server" and here.reserved_first + here.reserved_last >= free:
            message = Text(
                f"no address is left to hand out: {here.reserved_first + here.reserved_last} of {free} are reserved",
                f"没有可分配的地址：{free} 个中已保留 {here.reserved_first + here.reserved_last} 个",
            )
            where = (*_BLOCK, "segments", name) if name else (*_BLOCK, "reserved_first")
            scope.report(source, where, "no-address-left", message)
