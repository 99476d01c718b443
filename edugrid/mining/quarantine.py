"""A host is cut off, and let back, by a row of the register; plan and apply make it true."""

from datetime import date
from ipaddress import ip_network
from pathlib import Path
from typing import NamedTuple

from edugrid.design.network import DeviceDesign
from edugrid.drift.fix.next_id import next_id
from edugrid.intent.put_registers import put_registers
from edugrid.intent.quarantine import Quarantine
from edugrid.region import open_region
from edugrid.text import Text
from edugrid.whitelist.errors import WhitelistError
from edugrid.whitelist.register_files import RegisterFiles, register_files

NAME = "quarantine"
COLUMNS = ("id", "host", "device", "port", "reason", "by", "since", "until", "released", "released_by")


class Order(NamedTuple):
    """``host``: address, prefix or application; ``device`` and ``port``: its access port, where it is known."""

    host: str
    reason: str
    by: str
    until: date
    device: str = ""
    port: str = ""


class Done(NamedTuple):
    """The row, and where it takes effect: names of devices, or ``cloud``."""

    id: str
    where: tuple[str, ...]


def cut_off(root: Path, region: str, order: Order) -> Done:
    """Append a row to ``registers/quarantine.csv`` of the city of ``region``.

    Raises:
        WhitelistError: the host is an address of the network itself.
        IntentError: nothing would cut it off, it is cut off already, the port does not exist …; nothing was written.

    """
    files = register_files(root, region)
    _refuse_infrastructure(root, files, order.host)
    identity = next_id("QT", {row.id for row in files.city.registers.quarantine})
    row = {**order._asdict(), "id": identity, "since": files.intent.today.isoformat(), "until": order.until.isoformat()}
    text = files.merged(NAME, COLUMNS, {key: str(value) for key, value in row.items()})
    opened = put_registers(root, files.city.path, {files.path(NAME): text}, open_region)
    return Done(identity, _where(opened.intent.cities[0].registers.quarantine[-1], opened.design.devices))


def release(root: Path, region: str, host: str, by: str) -> Done:
    """End the quarantine of ``host`` (or of the row with that id) now; the row stays as the record.

    Raises:
        WhitelistError: it is in no quarantine.

    """
    files = register_files(root, region)
    rows = [
        row for row in files.city.registers.quarantine if host in {row.id, row.host} and row.active(files.intent.today)
    ]
    if not rows:
        raise WhitelistError(Text(f"{host} is in no quarantine", f"{host} 未被隔离"))
    values = {"id": rows[0].id, "released": files.intent.today.isoformat(), "released_by": by}
    text = files.merged(NAME, COLUMNS, values)
    opened = put_registers(root, files.city.path, {files.path(NAME): text}, open_region)
    return Done(rows[0].id, _where(rows[0], opened.design.devices))


def _where(row: Quarantine, devices: tuple[DeviceDesign, ...]) -> tuple[str, ...]:
    if row.network is None:
        return ("cloud",)
    if row.device is not None:
        return (row.device,)
    return tuple(
        device.name
        for device in devices
        if any(row.network[0] in net.network for gate in device.gateways for net in (gate.ipv4, gate.ipv6) if net)
        or any(row.network[0] in net.network for port in device.ports for net in (port.ipv4, port.ipv6) if net)
    )


def _refuse_infrastructure(root: Path, files: RegisterFiles, host: str) -> None:
    """Gateways, loopbacks and management addresses: who cuts them off cuts off everybody."""
    try:
        network = ip_network(host)
    except ValueError:
        return
    for device in open_region(root, files.city.path).design.devices:
        own = [str(net.ip) for gate in device.gateways for net in (gate.ipv4, gate.ipv6) if net]
        own += [str(net.ip) for port in device.ports for net in (port.ipv4, port.ipv6) if net]
        own += [device.host, *((str(device.loopback.ipv4.ip), str(device.loopback.ipv6.ip)) if device.loopback else ())]
        if network.num_addresses == 1 and str(network[0]) in own:
            raise WhitelistError(
                Text(
                    f"{host} is an address of {device.name}: it is not cut off",
                    f"{host} 是设备 {device.name} 的地址，不能隔离",
                )
            )
