"""Access ports stand in a segment of their school whose VLAN reaches the device."""

from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.intent.tree import County
from edugrid.text import Text

_SEGMENT, _SCHOOL = Text("segment of this school", "该学校的网段"), Text("school of this region", "本区域的学校")


def access(scope: Scope) -> None:
    """Report access ports without school, segment, or a trunk that carries their VLAN."""
    for city, sources, broken in scope.cities:
        if "schools" in broken:
            continue
        for county in city.counties:
            for index, device in enumerate(county.file.devices):
                _device(scope, sources[county.path], ("devices", index), county, device)
                if device_settings(city, county.path, device).network.radius is None:
                    _no_server(scope, sources[county.path], ("devices", index), device)


def _no_server(scope: Scope, source: Source, loc: Loc, device: Device) -> None:
    for index, port in enumerate(device.access):
        if port.control is not None:
            message = Text(
                f"hosts on {port.port} are to be asked who they are, but no RADIUS server is known",
                f"{port.port} 要求接入认证，但没有填写 RADIUS 服务器",
            )
            hint = Text("write `network: radius: {servers: [...]}`", "请填写 network: radius: {servers: [...]}")
            scope.report(source, (*loc, "access", index, "control"), "no-radius", message, hint)


def _device(scope: Scope, source: Source, loc: Loc, county: County, device: Device) -> None:
    schools = {school.row.code: school for school in county.schools}
    carried = {code for trunk in device.trunks for code in trunk.schools}
    for index, port in enumerate(device.access):
        where: Loc = (*loc, "access", index)
        code = port.school or device.school
        if code is None:
            message = Text(f"the port {port.port} is in no school", f"端口 {port.port} 不属于任何学校")
            hint = Text("write school: CODE here or at the device", "请在此处或设备处填写 school: 学校代码")
            scope.report(source, where, "no-school", message, hint)
        elif code not in schools:
            scope.unknown(source, (*where, "school"), _SCHOOL, code, sorted(schools))
        elif port.segment not in schools[code].settings.segments:
            segments = list(schools[code].settings.segments)
            scope.unknown(source, (*where, "segment"), _SEGMENT, port.segment, segments)
        elif code not in carried:
            message = Text(
                f"no trunk of {device.name} carries the VLANs of {code}",
                f"{device.name} 没有承载 {code} 的 VLAN 的干道",
            )
            scope.report(source, where, "no-trunk", message)
