"""Devices: each name once, known platforms, no port used twice."""

from edugrid.intent.device import Device
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.text import Text


def devices(scope: Scope) -> None:
    """Report device names given twice, unknown platforms and ports used twice."""
    from edugrid.vendors.registry import known_platforms

    known = sorted(known_platforms())
    for city, sources, _ in scope.cities:
        first: dict[str, str] = {}
        listed = [(city.path, city.file.devices), *((c.path, c.file.devices) for c in city.counties)]
        for path, members in listed:
            source = sources[path]
            for index, device in enumerate(members):
                loc: Loc = ("devices", index)
                if device.name in first:
                    message = Text(
                        f"the device {device.name} is declared already at {first[device.name]}",
                        f"设备 {device.name} 已在 {first[device.name]} 声明",
                    )
                    scope.report(source, (*loc, "name"), "duplicate", message)
                first.setdefault(device.name, f"{source.file}:{source.line(loc)}")
                if device.platform not in known:
                    scope.unknown(source, (*loc, "platform"), Text("platform", "平台"), device.platform, known)
                _ports(scope, source, loc, device)


def _ports(scope: Scope, source: Source, loc: Loc, device: Device) -> None:
    used: set[str] = set()
    ports: list[tuple[Loc, str]] = [(("trunks", i, "port"), t.port) for i, t in enumerate(device.trunks)]
    ports += [(("gateways", i, "port"), g.port) for i, g in enumerate(device.gateways)]
    ports += [(("access", i, "port"), a.port) for i, a in enumerate(device.access)]
    ports += [(("lags", i, "members", k), m) for i, lag in enumerate(device.lags) for k, m in enumerate(lag.members)]
    _lags(scope, source, loc, device)
    for place, port in ports:
        if port in used:
            message = Text(f"the port {port} of {device.name} is used twice", f"{device.name} 的端口 {port} 被重复使用")
            scope.report(source, (*loc, *place), "duplicate", message)
        used.add(port)


def _lags(scope: Scope, source: Source, loc: Loc, device: Device) -> None:
    names: set[str] = set()
    for index, lag in enumerate(device.lags):
        if lag.name in names:
            message = Text(f"the aggregate {lag.name} is declared already", f"聚合口 {lag.name} 已经声明")
            scope.report(source, (*loc, "lags", index, "name"), "duplicate", message)
        names.add(lag.name)
