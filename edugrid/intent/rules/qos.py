"""What is guaranteed fits: on the port of a trunk, and on the links of the device towards the core."""

from edugrid.intent.device import Device
from edugrid.intent.network.qos import QosSettings
from edugrid.intent.port_speed import port_speed
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.intent.tree import City, County
from edugrid.text import Text

_SEGMENT = Text("segment of this county", "本县的网段")


def qos(scope: Scope) -> None:
    """Report ports and links that carry less than the uplinks of their schools, where ``network: qos:`` is on."""
    for city, sources, broken in scope.cities:
        if broken & {city.path, "schools"}:
            continue
        for county in city.counties:
            asked = county.settings.network.qos
            if asked is None:
                continue
            source = sources[county.path]
            _segments(scope, source, county, asked)
            for index, device in enumerate(county.file.devices):
                _device(scope, source, ("devices", index), city, county, device)


def _segments(scope: Scope, source: Source, county: County, asked: QosSettings) -> None:
    for name in asked.classes:
        where = ("defaults", "network", "qos", "classes", name)
        if name not in county.settings.segments and where in source.lines:
            scope.unknown(source, where, _SEGMENT, name, list(county.settings.segments))


def _device(scope: Scope, source: Source, loc: Loc, city: City, county: County, device: Device) -> None:
    mbps = {school.row.code: school.settings.uplink_mbps for school in county.schools}
    total = 0
    for index, trunk in enumerate(device.trunks):
        if trunk.uplink:
            continue
        wanted = sum(mbps.get(code, 0) for code in trunk.schools)
        total += wanted
        _fits(scope, source, (*loc, "trunks", index, "port"), (trunk.port,), wanted)
    ends = [end for link in city.file.links for end in (link.a, link.b) if end.device == device.name]
    if ends:
        _fits(scope, source, loc, tuple(end.port for end in ends), total)


def _fits(scope: Scope, source: Source, where: Loc, ports: tuple[str, ...], wanted: int) -> None:
    speeds = [port_speed(port) for port in ports]
    speed = sum(one or 0 for one in speeds)
    if None in speeds or wanted <= speed:
        return
    names = ", ".join(ports)
    message = Text(
        f"{names} carries {speed} Mbps, less than the {wanted} Mbps that the schools behind it are guaranteed",
        f"{names} 的带宽为 {speed} Mbps，少于其所接学校的保障带宽 {wanted} Mbps",
    )
    hint = Text("use a faster port, or lower uplink_mbps", "请使用更快的端口，或降低 uplink_mbps")
    scope.report(source, where, "over-committed", message, hint)
