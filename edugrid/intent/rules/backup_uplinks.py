"""A second uplink needs a first one, and a port of its own."""

from edugrid.intent.rules.scope import Scope
from edugrid.text import Text


def backup_uplinks(scope: Scope) -> None:
    """Report backup uplinks of devices without a link, and on ports that are used already."""
    for city, sources, broken in scope.cities:
        if city.path in broken:
            continue
        ends = [end for link in city.file.links for end in (link.a, link.b)]
        files = [(city.path, city.file.devices), *((c.path, c.file.devices) for c in city.counties)]
        for path, devices in files:
            for index, device in enumerate(devices):
                backup = device.backup_uplink
                if backup is None:
                    continue
                where = ("devices", index, "backup_uplink")
                if not any(end.device == device.name for end in ends):
                    message = Text(
                        f"{device.name} has no link of its own that a second uplink could replace",
                        f"{device.name} 没有自己的上联链路，无法设置备份上联",
                    )
                    scope.report(sources[path], where, "no-first-uplink", message)
                ports = [end.port for end in ends if end.device == device.name]
                ports += [t.port for t in device.trunks]
                ports += [*(g.port for g in device.gateways), *(a.port for a in device.access)]
                if backup.port in ports:
                    message = Text(
                        f"the port {backup.port} of {device.name} is used already",
                        f"{device.name} 的端口 {backup.port} 已被使用",
                    )
                    scope.report(sources[path], (*where, "port"), "duplicate", message)
