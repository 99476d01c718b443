"""Stretched VLANs: they exist, their ports are free, and there is somebody who passes on who has which hosts."""

from edugrid.intent.device import Device
from edugrid.intent.network.overlay_port import OverlayPort
from edugrid.intent.overlay_of import overlay_of
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.intent.tree import City, County
from edugrid.text import Text

_SEGMENT = Text("segment there", "该处的网段")


def overlay(scope: Scope) -> None:
    """Report VLANs that a device cannot stretch."""
    for city, sources, broken in scope.cities:
        if "schools" in broken or city.path in broken:
            continue
        files = [(city.path, None, city.file.devices), *((c.path, c, c.file.devices) for c in city.counties)]
        for path, county, devices in files:
            for index, device in enumerate(devices):
                if not device.overlay:
                    continue
                loc: Loc = ("devices", index, "overlay")
                _ways(scope, sources[path], loc, city, path, device)
                for number, one in enumerate(device.overlay):
                    _segment(scope, sources[path], (*loc, number), city, county, one)
                    _port(scope, sources[path], (*loc, number), city, device, number)


def _ways(scope: Scope, source: Source, loc: Loc, city: City, path: str, device: Device) -> None:
    """It is on here, the device has a way into the MAN, and a reflector of the county or the city hears it."""
    if overlay_of(city, path, device) is None:
        message = Text(
            f"{device.name} stretches VLANs, but overlay is off here",
            f"{device.name} 延伸了 VLAN，但此处未启用 overlay",
        )
        scope.report(
            source, loc, "overlay-off", message, Text("write `network: overlay: {}`", "请填写 network: overlay: {}")
        )
        return
    if not any(device.name in (link.a.device, link.b.device) for link in city.file.links):
        message = Text(f"{device.name} stretches VLANs, but has no link", f"{device.name} 延伸了 VLAN，但没有链路")
        scope.report(source, loc, "overlay-no-link", message)
    others = [(where, other) for where, _, other in city.devices() if other.name != device.name]
    parts = {overlay_of(city, where, other) for where, other in others if where in (path, city.path)}
    if "reflector" not in parts and overlay_of(city, path, device) != "reflector":
        message = Text(
            f"{device.name} stretches VLANs, but neither its county nor its city has a reflector",
            f"{device.name} 延伸了 VLAN，但所在县和市都没有反射器",
        )
        hint = Text(
            "name a role with a router there: `overlay: {reflectors: [...]}`",
            "请在 overlay 的 reflectors 中填写有路由器的角色",
        )
        scope.report(source, loc, "overlay-no-reflector", message, hint)


def _segment(scope: Scope, source: Source, loc: Loc, city: City, county: County | None, one: OverlayPort) -> None:
    if one.school is not None and one.cloud is not None:
        message = Text("a segment is of a school or of a cloud", "网段要么属于学校，要么属于云")
        scope.report(source, loc, "overlay-whose", message)
        return
    if one.cloud is not None:
        clouds = {cloud.name: cloud for cloud in city.file.clouds}
        if one.cloud not in clouds:
            scope.unknown(source, (*loc, "cloud"), Text("cloud", "云"), one.cloud, sorted(clouds))
            return
        from edugrid.design.placed_networks import placed_networks

        purposes = [purpose for purpose, _ in placed_networks(city, clouds[one.cloud])]
        known = ["cloud" if purpose == "apps" else f"cloud-{purpose}" for purpose in purposes]
    elif one.school is not None:
        schools = {school.row.code: school for school in county.schools} if county else {}
        if one.school not in schools:
            scope.unknown(
                source, (*loc, "school"), Text("school of this county", "本县的学校"), one.school, sorted(schools)
            )
            return
        known = list(schools[one.school].settings.segments)
    else:
        known = list(county.file.segments) if county else []
    if one.segment not in known:
        scope.unknown(source, (*loc, "segment"), _SEGMENT, one.segment, known)


def _port(scope: Scope, source: Source, loc: Loc, city: City, device: Device, number: int) -> None:
    one = device.overlay[number]
    ports = [end.port for link in city.file.links for end in (link.a, link.b) if end.device == device.name]
    ports += [port for lag in device.lags for port in lag.members]
    ports += [*(t.port for t in device.trunks), *(g.port for g in device.gateways), *(a.port for a in device.access)]
    ports += [device.backup_uplink.port] if device.backup_uplink else []
    if one.port in ports or one in device.overlay[:number]:
        message = Text(
            f"the port {one.port} of {device.name} is used already", f"{device.name} 的端口 {one.port} 已被使用"
        )
        scope.report(source, (*loc, "port"), "duplicate", message)
    carried = {code for trunk in device.trunks for code in trunk.schools}
    carried |= {f"cloud-{cloud}" for trunk in device.trunks for cloud in trunk.clouds}
    if one.site in carried:
        message = Text(
            f"the VLAN of {one.segment!r} is on a trunk of {device.name} already; a stretched VLAN is not joined to it",
            f"{device.name} 的干道已承载“{one.segment}”的 VLAN；延伸的 VLAN 不会与其相通",
        )
        scope.report(source, (*loc, "segment"), "overlay-trunk", message)
