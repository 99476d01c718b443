"""The register of hosts that are cut off names things that exist."""

from edugrid.intent.network.quarantine import QuarantineSettings
from edugrid.intent.rules.scope import Read, Scope
from edugrid.text import Text

_DEVICE, _PORT = Text("device of this city", "本市的设备"), Text("access port of this device", "该设备的接入端口")
_APP = Text("application of this city (an address has no host bits set)", "本市的应用（地址的主机位须为零）")


def quarantine(scope: Scope) -> None:
    """Check every row of every city whose register and files could be read; what is over is not looked at."""
    for read in scope.cities:
        if not {"quarantine", read.city.path} & read.broken and read.city.registers.quarantine:
            _register(scope, read)


def _register(scope: Scope, read: Read) -> None:
    source, city = read.sources["quarantine"], read.city
    devices = {device.name: device for _, _, device in city.devices()}
    applications = [app.name for app in city.applications]
    seen: dict[str, dict[str, int]] = {"id": {}, "host": {}}
    for index, row in enumerate(city.registers.quarantine):
        at = ("rows", index)
        active = row.active(scope.today)
        for column, value in (("id", row.id), *((("host", row.host),) if active else ())):
            first = seen[column].setdefault(value, index)
            if first != index:
                message = Text(
                    f"{value} stands in line {source.line(('rows', first))} already",
                    f"{value} 已在第 {source.line(('rows', first))} 行",
                )
                scope.report(source, (*at, column), "duplicate", message)
        if not active:
            continue
        if row.network is None and row.host not in applications:
            scope.unknown(source, (*at, "host"), _APP, row.host, applications)
        if row.device is not None and row.device not in devices:
            scope.unknown(source, (*at, "device"), _DEVICE, row.device, list(devices))
        elif row.device is not None and row.port is not None:
            ports = [one.port for one in devices[row.device].access]
            if row.port not in ports:
                scope.unknown(source, (*at, "port"), _PORT, row.port, ports)
    _vlan(scope, read)


def _vlan(scope: Scope, read: Read) -> None:
    if scope.province is None:
        return
    pool, settings = scope.province.pools.vlan, read.city.settings.network.quarantine or QuarantineSettings()
    if pool.first <= settings.vlan <= pool.last:
        message = Text(
            f"the quarantine VLAN {settings.vlan} lies in the pool {pool.first}-{pool.last}, which hands it out",
            f"隔离 VLAN {settings.vlan} 位于编号池 {pool.first}-{pool.last} 内，会被分配",
        )
        hint = Text("network: quarantine: {vlan: 4000}", "network: quarantine: {vlan: 4000}")
        scope.report(read.sources["quarantine"], (), "quarantine-vlan", message, hint)
