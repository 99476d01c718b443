"""Pairs join two devices that can take over for each other."""

from edugrid.intent.device import Device
from edugrid.intent.rules.scope import Scope
from edugrid.text import Text


def pairs(scope: Scope) -> None:
    """Report pairs with an unknown end, with itself, of unlike devices, and devices in more than one pair."""
    for city, sources, broken in scope.cities:
        if any(name.startswith(city.path + "/") for name in broken):
            continue
        known = {device.name: device for _, _, device in city.devices()}
        taken: dict[str, str] = {}
        for path, members in ((city.path, city.file.devices), *((c.path, c.file.devices) for c in city.counties)):
            for index, device in enumerate(members):
                if device.pair is None:
                    continue
                source, loc = sources[path], ("devices", index, "pair")
                if device.pair not in known:
                    scope.unknown(source, loc, Text("device", "设备"), device.pair, sorted(known))
                    continue
                message = _mistake(device, known[device.pair], taken)
                if message:
                    scope.report(source, loc, "pair", message)
                taken |= {device.name: device.pair, device.pair: device.name}


def _mistake(device: Device, other: Device, taken: dict[str, str]) -> Text | None:
    if other.name == device.name:
        return Text(f"{device.name} cannot be a pair with itself", f"{device.name} 不能与自身互为冗余")
    for end, wanted in ((device.name, other.name), (other.name, device.name)):
        if taken.get(end, wanted) != wanted:
            return Text(f"{end} is a pair with {taken[end]} already", f"{end} 已与 {taken[end]} 互为冗余")
    if other.role != device.role:
        return Text(
            f"a pair has one role: {device.name} is {device.role}, {other.name} is {other.role}",
            f"互为冗余的设备角色须一致：{device.name} 为 {device.role}，{other.name} 为 {other.role}",
        )
    only = sorted(_schools(device) ^ _schools(other))
    if only:
        return Text(
            f"a pair serves the same schools: only one of {device.name} and {other.name} serves {', '.join(only)}",
            f"互为冗余的设备须服务相同学校：{'、'.join(only)} 只接入 {device.name} 与 {other.name} 之一",
        )
    return None


def _schools(device: Device) -> set[str]:
    return {code for trunk in device.trunks for code in trunk.schools} | ({device.school} if device.school else set())
