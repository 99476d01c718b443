"""Stations that walk keep their connection: one network a name in the air and school, and roaming groups that are some."""

from collections.abc import Iterator

from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings
from edugrid.intent.network.wlan import WlanNetwork
from edugrid.intent.roaming_group import roaming_group
from edugrid.intent.rules.scope import Read, Scope
from edugrid.intent.tree import City
from edugrid.text import Text

_MOST = 16  # S series and AC guides: a mobility group holds so many controllers


def wlan_roaming(scope: Scope) -> None:
    """Access points of a school that send one SSID do it alike; controllers of a roaming group agree, and are 2 to 16."""
    for read in scope.cities if scope.province else ():
        city, _, broken = read
        if broken & {city.path, "schools", "aps"} or any(name.startswith(city.path + "/") for name in broken):
            continue
        _schools(scope, read)
        _groups(scope, read)


def _controllers(city: City) -> Iterator[tuple[str, Device]]:
    return ((path, device) for path, _, device in city.devices() if device.role.endswith("-ac"))


def _networks(city: City, path: str, device: Device, group: str | None = None) -> dict[str, WlanNetwork]:
    """What a controller sends out by name; only to the access points of ``group`` where one is given."""
    asked = device_settings(city, path, device).network.wlan
    names = asked.groups.get(group, ()) if asked and group else asked.networks if asked else ()
    return {name: asked.networks[name] for name in names if name in asked.networks} if asked else {}


def _schools(scope: Scope, read: Read) -> None:
    """A network has a security profile and a pass phrase of its own: two with one SSID in a school are two to a station."""
    city, sources, _ = read
    known = {device.name: (path, device) for path, device in _controllers(city)}
    seen: dict[tuple[str, str], str] = {}
    for index, row in enumerate(city.registers.aps):
        for name, network in _networks(city, *known[row.ac], row.group).items() if row.ac in known else ():
            first = seen.setdefault((row.school, network.ssid), name)
            if first != name:
                message = Text(
                    f"the networks {first} and {name} are both called {network.ssid} in {row.school}: who walks from one"
                    " to the other is cut off",
                    f"学校 {row.school} 的无线网络 {first} 与 {name} 同名（{network.ssid}）：终端在两者之间漫游时会断线",
                )
                hint = Text(
                    "send out one of them there, or give them names of their own", "请只发送其一，或使用不同的 SSID"
                )
                scope.report(sources["aps"], ("rows", index, "group"), "roaming", message, hint)


def _groups(scope: Scope, read: Read) -> None:
    city, sources, _ = read
    seen: dict[tuple[str, str], tuple[str, WlanNetwork]] = {}
    for path, device in _controllers(city):
        asked = device_settings(city, path, device).network.wlan
        group = asked.roaming_group if asked else None
        if group is None:
            continue
        loc = ("devices", _index(city, path, device))
        members = roaming_group(city, group)
        if len(members) == 1:
            message = Text(
                f"{device.name} is alone in the roaming group {group}",
                f"漫游组 {group} 中只有 {device.name} 一台控制器",
            )
            hint = Text(
                "write the same `wlan: roaming_group:` for the others, or none",
                "请为其他控制器填写相同的 wlan: roaming_group:，或不填写",
            )
            scope.report(sources[path], loc, "roaming", message, hint)
        elif device.name in members[_MOST:]:
            message = Text(
                f"the roaming group {group} has {len(members)} controllers, and {_MOST} is the most",
                f"漫游组 {group} 有 {len(members)} 台控制器，最多 {_MOST} 台",
            )
            scope.report(sources[path], loc, "roaming", message)
        for network in _networks(city, path, device).values():
            first, other = seen.setdefault((group, network.ssid), (device.name, network))
            if first != device.name and (network.security, network.fast_roaming) != (
                other.security,
                other.fast_roaming,
            ):
                message = Text(
                    f"{first} and {device.name} of the roaming group {group} send out {network.ssid} with different"
                    " security or fast_roaming",
                    f"漫游组 {group} 的 {first} 与 {device.name} 发送 {network.ssid} 时的 security 或 fast_roaming 不同",
                )
                scope.report(sources[path], loc, "roaming", message)


def _index(city: City, path: str, device: Device) -> int:
    county = next((one for one in city.counties if one.path == path), None)
    return (county or city).file.devices.index(device)
