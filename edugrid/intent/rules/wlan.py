"""Wireless networks: groups and networks exist, access points hang on a controller that can serve their school."""

from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings
from edugrid.intent.network.wlan import AccessPointRow, WlanSettings
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Source
from edugrid.intent.tree import City, School
from edugrid.text import Text

_AC = Text("wireless controller", "无线控制器")
_GROUP, _NETWORK = Text("group of access points", "AP 组"), Text("wireless network", "无线网络")
_SCHOOL, _SEGMENT = (
    Text("school here", "此处的学校"),
    Text("segment of the access point's school", "该 AP 所在学校的网段"),
)


def wlan(scope: Scope) -> None:
    """Check the register of access points against controllers, schools and the ``wlan:`` block that holds there."""
    for city, sources, broken in scope.cities if scope.province else ():
        if broken & {city.path, "schools", "aps"} or any(name.startswith(city.path + "/") for name in broken):
            continue
        controllers = {one.name: (path, one) for path, _, one in city.devices() if one.role.endswith("-ac")}
        for index, row in enumerate(city.registers.aps):
            at = _Where(scope, sources["aps"], index)
            if row.ac not in controllers:
                at.unknown("ac", _AC, row.ac, sorted(controllers))
                continue
            _row(at, city, *controllers[row.ac], row)
        if city.registers.aps:
            _twice(scope, city, sources["aps"])


class _Where:
    """A row of the register."""

    def __init__(self, scope: Scope, source: Source, row: int) -> None:
        self._scope, self._source, self._row = scope, source, row

    def unknown(self, field: str, what: Text, name: str, known: list[str]) -> None:
        self._scope.unknown(self._source, ("rows", self._row, field), what, name, known)

    def report(self, field: str, rule: str, message: Text, hint: Text | None = None) -> None:
        self._scope.report(self._source, ("rows", self._row, field), rule, message, hint)


def _row(at: _Where, city: City, path: str, device: Device, row: AccessPointRow) -> None:
    counties = [county for county in city.counties if path in {county.path, city.path}]
    schools = {school.row.code: school for county in counties for school in county.schools}
    asked = device_settings(city, path, device).network.wlan
    if asked is None:
        message = Text(
            f"nothing says which networks {device.name} sends out", f"没有为 {device.name} 填写无线网络（wlan）"
        )
        hint = Text("write `network: wlan:` there or above", "请在该级或上级的 defaults: network: 中填写 wlan")
        at.report("ac", "no-wlan", message, hint)
    elif row.group not in asked.groups:
        at.unknown("group", _GROUP, row.group, sorted(asked.groups))
    elif row.school not in schools:
        at.unknown("school", _SCHOOL, row.school, sorted(schools))
    else:
        _networks(at, asked, device, schools[row.school], row.group)
        used = [asked.networks[name] for name in asked.groups[row.group] if name in asked.networks]
        if device_settings(city, path, device).network.radius is None and any(n.security == "dot1x" for n in used):
            message = Text(
                f"a network of {row.group} asks stations who they are, but no RADIUS server is known",
                f"AP 组 {row.group} 的无线网络要求 802.1X 认证，但没有填写 RADIUS 服务器",
            )
            hint = Text("write `network: radius: {servers: [...]}`", "请填写 network: radius: {servers: [...]}")
            at.report("group", "no-radius", message, hint)


def _networks(at: _Where, asked: WlanSettings, device: Device, school: School, group: str) -> None:
    code = school.row.code
    carried = {one for trunk in device.trunks for one in trunk.schools}
    for name in asked.groups[group]:
        network = asked.networks.get(name)
        if network is None:
            at.unknown("group", _NETWORK, name, sorted(asked.networks))
        elif network.segment not in school.settings.segments:
            at.unknown("school", _SEGMENT, network.segment, list(school.settings.segments))
        elif network.forward == "tunnel" and code not in carried:
            message = Text(
                f"no trunk of {device.name} carries the VLANs of {code}, and the network {name} goes through it",
                f"{device.name} 没有承载 {code} 的 VLAN 的干道，而无线网络 {name} 经其隧道转发",
            )
            hint = Text(
                "add the school to a trunk of the controller, or write forward: direct",
                "请把该学校加入控制器的干道，或改为 forward: direct",
            )
            at.report("school", "no-trunk", message, hint)


def _twice(scope: Scope, city: City, source: Source) -> None:
    seen: dict[tuple[str, str], int] = {}
    for index, row in enumerate(city.registers.aps):
        for field, value in (("mac", row.mac), ("name", row.name)):
            line = source.line(("rows", index))
            first = seen.setdefault((field, value), line)
            if first != line:
                message = Text(f"{value} stands in line {first} already", f"{value} 已在第 {first} 行")
                scope.report(source, ("rows", index, field), "duplicate", message)
