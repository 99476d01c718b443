"""Segments without IPv4: they are there, each in one list, and translators have addresses of their own."""

from edugrid.intent.rules.scope import Scope
from edugrid.intent.rules.segment_levels import segment_levels
from edugrid.intent.settings import Settings
from edugrid.intent.source import Source
from edugrid.intent.tree import City
from edugrid.text import Text

_BLOCK = ("defaults", "network", "nat64")
_SEGMENT = Text("segment of this level or below it", "本级或下级的网段")


def nat64(scope: Scope) -> None:
    """Check the block of each level that writes one, with what it inherits, and the devices that translate."""
    for source, settings, segments in segment_levels(scope):
        _block(scope, source, settings, segments)
    for city, sources, broken in scope.cities:
        if city.path not in broken:
            _translators(scope, city, sources)


def _block(scope: Scope, source: Source, settings: Settings, known: list[str]) -> None:
    asked, dhcp = settings.network.nat64, settings.network.dhcp
    if asked is None or _BLOCK not in source.lines:
        return
    for field, names in (("segments", asked.segments), ("mostly", asked.mostly)):
        where = (*_BLOCK, field)
        for name in names if where in source.lines else ():
            if name not in known:
                scope.unknown(source, where, _SEGMENT, name, sorted(set(known)))
    if asked.segments and dhcp is None:
        message = Text(
            "hosts would not hear of the DNS64 resolvers: dhcp is off here",
            "此处未启用 dhcp，主机无从得知 DNS64 解析服务器",
        )
        hint = Text("write `network: dhcp: {}`", "请填写 network: dhcp: {}")
        scope.report(source, (*_BLOCK, "segments"), "nat64-no-dhcp", message, hint)
    for name in asked.mostly:
        if name in asked.segments:
            message = Text(
                f"segment {name!r} is both without IPv4 and with it", f"网段“{name}”同时列为无 IPv4 与保留 IPv4"
            )
            hint = Text("leave it in `segments` or in `mostly`", "请只保留在 segments 或 mostly 之一")
            scope.report(source, (*_BLOCK, "mostly"), "nat64-twice", message, hint)
        elif dhcp is None or dhcp.of(name).ipv4 != "server":
            message = Text(
                f"no gateway hands out IPv4 addresses in {name!r}, so none can tell hosts to go without",
                f"“{name}”的网关不分配 IPv4 地址，无法告知主机改用纯 IPv6",
            )
            hint = Text(
                "a server behind a relay has to send option 108 itself; else list the segment under `segments`",
                "如经中继，须由其后的服务器自行发送选项 108；否则请列入 segments",
            )
            scope.report(source, (*_BLOCK, "mostly"), "nat64-no-dhcp", message, hint)


def _translators(scope: Scope, city: City, sources: dict[str, Source]) -> None:
    files = [(city.path, city.settings, city.file.devices)]
    files += [(county.path, county.settings, county.file.devices) for county in city.counties]
    found = [
        (sources[path], settings.network.nat64, ("devices", index, "nat64"), device.name, device.nat64.pool)
        for path, settings, devices in files
        for index, device in enumerate(devices)
        if device.nat64 is not None
    ]
    for number, (source, asked, loc, name, pool) in enumerate(found):
        if asked is None:
            message = Text(f"{name} translates, but nat64 is off here", f"{name} 设为转换设备，但此处未启用 nat64")
            hint = Text("write `network: nat64: {dns64: [ADDRESS]}`", "请填写 network: nat64: {dns64: [地址]}")
            scope.report(source, loc, "nat64-off", message, hint)
        for _, _, _, other, taken in found[:number]:
            if taken.overlaps(pool):
                message = Text(
                    f"{pool} overlaps {taken} of {other}; answers would come back to the wrong one",
                    f"{pool} 与 {other} 的 {taken} 重叠，回程报文会送错设备",
                )
                scope.report(source, (*loc, "pool"), "nat64-pool-twice", message)
