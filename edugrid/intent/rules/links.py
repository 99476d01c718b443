"""Links join two devices that exist, on ports used once."""

from edugrid.intent.rules.scope import Scope
from edugrid.text import Text


def links(scope: Scope) -> None:
    """Report unknown ends, loops and ports that are used already."""
    for city, sources, broken in scope.cities:
        if any(name.startswith(city.path + "/") for name in broken):
            continue
        source = sources[city.path]
        used = {
            (device.name, port): "-"
            for _, _, device in city.devices()
            for port in (
                *(t.port for t in device.trunks),
                *(g.port for g in device.gateways),
                *(a.port for a in device.access),
                *(member for lag in device.lags for member in lag.members),
            )
        }
        used |= {
            (device.name, port): "-"
            for _, _, device in city.devices()
            if device.optical is not None
            for port in [*(p.port for p in device.optical.pons), *(u.port for u in device.optical.uplinks)]
        }
        names = sorted({device.name for _, _, device in city.devices() if device.routes})
        for index, link in enumerate(city.file.links):
            for side, end in (("a", link.a), ("b", link.b)):
                if end.device not in names:
                    scope.unknown(source, ("links", index, side, "device"), Text("device", "设备"), end.device, names)
                elif (end.device, end.port) in used:
                    message = Text(
                        f"the port {end.port} of {end.device} is used already",
                        f"{end.device} 的端口 {end.port} 已被使用",
                    )
                    scope.report(source, ("links", index, side, "port"), "duplicate", message)
                used[end.device, end.port] = "link"
            if link.a.device == link.b.device:
                message = Text("a link needs two different devices", "链路两端必须是不同的设备")
                scope.report(source, ("links", index), "loop", message)
