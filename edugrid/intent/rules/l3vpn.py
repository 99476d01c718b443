"""L3VPN services: a segment is in one of them, they know each other, and what is asked of their gateways can be done."""

from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings
from edugrid.intent.l3vpn_of import l3vpn_of
from edugrid.intent.network.settings import NetworkSettings
from edugrid.intent.rules.scope import Scope
from edugrid.intent.rules.segment_levels import segment_levels
from edugrid.intent.settings import Settings
from edugrid.intent.source import Loc, Source
from edugrid.intent.srv6_of import srv6_of
from edugrid.intent.tree import City
from edugrid.text import Text

_BLOCK = ("defaults", "network", "l3vpn")
_SEGMENT = Text("segment of this level or below it", "本级或下级的网段")


def l3vpn(scope: Scope) -> None:
    """Report services that clash, and devices that cannot keep them apart."""
    for source, settings, segments in segment_levels(scope):
        _services(scope, source, settings, segments)
    for city, sources, broken in scope.cities:
        if "schools" not in broken:
            _devices(scope, city, sources)


def _services(scope: Scope, source: Source, settings: Settings, segments: list[str]) -> None:
    """The block of a level that writes one; a name that is nowhere would leave its segment where everybody is."""
    asked = settings.network.l3vpn
    if asked is None or _BLOCK not in source.lines:
        return
    owners: dict[str, str] = {}
    for name, service in sorted(asked.services.items()):
        where = (*_BLOCK, "services", name)
        for segment in service.segments:
            if segment not in segments and where in source.lines:
                scope.unknown(source, (*where, "segments"), _SEGMENT, segment, segments)
            other = owners.setdefault(segment, name)
            if other != name:
                message = Text(
                    f"segment {segment!r} is in the services {other!r} and {name!r}; it can be in one",
                    f"网段“{segment}”同时属于业务“{other}”和“{name}”，只能属于一个",
                )
                scope.report(source, (*where, "segments"), "l3vpn-twice", message)
        for one in service.reaches:
            if one not in asked.services:
                scope.unknown(source, (*where, "reaches"), Text("service", "业务"), one, list(asked.services))


def _devices(scope: Scope, city: City, sources: dict[str, Source]) -> None:
    files = {city.path: city.file.devices} | {county.path: county.file.devices for county in city.counties}
    for path, devices in files.items():
        for index, device in enumerate(devices):
            _device(scope, sources[path], ("devices", index), city, path, device)


def _device(scope: Scope, source: Source, loc: Loc, city: City, path: str, device: Device) -> None:
    services = l3vpn_of(city, path, device)
    if not services:
        return
    if srv6_of(city, path, device) is None:
        message = Text(
            f"{device.name} is the first hop of services ({', '.join(services)}) but has no SRv6 locator to carry them",
            f"{device.name} 是业务（{'、'.join(services)}）的网关，但没有承载业务的 SRv6 Locator",
        )
        hint = Text(
            "turn on srv6 and igp there, or name the roles that take part in l3vpn",
            "请在该处启用 srv6 和 igp，或在 l3vpn 的 roles 中只列出参与的角色",
        )
        scope.report(source, loc, "l3vpn-needs-srv6", message, hint)
        return
    network = device_settings(city, path, device).network
    for segment in sorted({one for service in services.values() for one in service.segments}):
        for feature in _global_only(network, device, segment):
            message = Text(
                f"{device.name} would need {feature} for segment {segment!r} inside a service, which is not made yet",
                f"{device.name} 需要在业务内为网段“{segment}”提供 {feature}，目前尚不支持",
            )
            hint = Text(
                "take the segment out of the service, or turn that off for it (DHCP: relay to a server that the service sees)",
                "请将该网段移出业务，或为其关闭该功能（DHCP 可中继到本业务可达的服务器）",
            )
            scope.report(source, loc, "l3vpn-feature", message, hint)


def _global_only(network: NetworkSettings, device: Device, segment: str) -> list[str]:
    """What a gateway is asked for that is rendered for the public routing table only."""
    found = []
    if network.dhcp is not None and network.dhcp.of(segment).ipv4 == "server":
        found.append("dhcp ipv4 server")
    lessons = network.multicast
    if (
        lessons is not None
        and (not lessons.roles or device.role in lessons.roles)
        and (not lessons.segments or segment in lessons.segments)
    ):
        found.append("multicast")
    return found
