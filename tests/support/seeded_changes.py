"""Two and twenty kinds of change, each in as many places as a seed picks: what drift must find, each exactly once."""

import copy
import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from ipaddress import ip_network

from quiet_lab import INVENTORIES, QuietLab

from edugrid.cloud.errors import CloudError
from edugrid.cloud.live_object import LiveObject
from edugrid.cloud.look import Look, Tenant
from edugrid.cloud.observe import records as cloud_records
from edugrid.cloud.scan import Unmanaged
from edugrid.drift.record import DriftRecord
from edugrid.lab.devices.core.learnt import LldpNeighbor
from edugrid.lab.devices.core.onus import FoundOnu, Light
from edugrid.region import open_region
from edugrid.rollout.plan_file import CloudStep
from edugrid.text import Text

LINES: dict[str, tuple[str, Callable[[str], str]]] = {
    "port description": (r" description to-\S+", lambda _: " description new-cable"),
    "trunk vlans": (r" port trunk (?:allow-pass|permit) vlan \d+.*", lambda line: line.rsplit(" ", 2)[0] + " 200"),
    "time server gone": (r" ?ntp(?:-service)? unicast-server 192.*", lambda _: ""),
    "log server gone": (r" ?info-center loghost 192.*", lambda _: ""),
    "prefix not offered": (r" +network (?!10\.0\.64\.0 mask)\d\S+ \d\S+", lambda _: ""),
    "rule gone": (r" rule \d+ permit (?:tcp|udp) .*", lambda _: ""),
    "rule added": (r" rule \d+ deny ip destination.*", lambda line: f"{line}\n rule 64000 permit ip"),
    "gateway moved": (r" ip address 10\.\S+ 255\.255\.255\.192", lambda line: line.replace(".192", ".128")),
    "contact changed": (r" ?snmp-agent sys-info contact.*", lambda line: f"{line}x"),
    "network renamed": (r" (?:name|description) (?:cloud|office|teaching)-\S+", lambda line: f"{line}-x"),
    "neighbour renamed": (r" peer \d\S+ description \S+", lambda line: f"{line}-old"),
}
"""Kind: a line of a configuration (regular expression), and what it becomes."""

FACTS = (
    "cable in the wrong place",
    "cable out",
    "unknown neighbour",
    "session down",
    "port shut",
    "prefix not announced",
)
OLT = ("onu offline", "unknown onu")
OTHERS = ("server changed", "server added", "cloud away")
_AWAY = CloudError(Text("no answer", "无应答"), Text("ask again", "请重试"))
KINDS = (*LINES, *FACTS, *OLT, *OTHERS)


def found_after(kind: str, seed: int, lab: QuietLab) -> list[list[DriftRecord]]:
    """What two looks find, one after the other, with one change of ``kind``; the lab is as before afterwards."""
    pick = random.Random(f"{kind} {seed}")  # noqa: S311 - the same change every time
    if kind in OTHERS:
        return [_cloud(kind, random.Random(f"{kind} {seed}")) for _ in range(2)]  # noqa: S311 - the same
    if kind in LINES:
        pattern, new = LINES[kind]
        names = [name for name in lab.designs if re.search(rf"(?m)^{pattern}$", _text(lab, name))]
        name = pick.choice(names)
        lines = _text(lab, name).split("\n")
        places = [number for number, line in enumerate(lines) if re.fullmatch(pattern, line)]
        place = pick.choice(places)
        lines[place] = new(lines[place])
        with _running(lab, name, "\n".join(lines)):
            return _twice(lab, name)
    return _onu(kind, pick, lab) if kind in OLT else _fact(kind, pick, lab)


def _text(lab: QuietLab, name: str) -> str:
    return str(lab.devices[name].running_text(header=False))


def _twice(lab: QuietLab, name: str) -> list[list[DriftRecord]]:
    found = []
    for _ in range(2):
        records = lab.look(name)
        found.append([*records, *lab.between(records)])
        lab.night()
    return found


@contextmanager
def _running(lab: QuietLab, name: str, text: str) -> Iterator[None]:
    device = lab.devices[name]
    before, tables = device.running, dict(lab.tables)
    device.running, refused = device.parse(text)
    assert not refused, refused
    lab.save(name)
    try:
        yield
    finally:
        device.running = before
        lab.save(name)
        lab.tables = tables


def _fact(kind: str, pick: random.Random, lab: QuietLab) -> list[list[DriftRecord]]:
    name = pick.choice([name for name, design in lab.designs.items() if design.lldp and design.lldp.neighbors])
    device, design = lab.devices[name], lab.designs[name]
    assert design.bgp is not None
    if kind == "port shut":
        port = pick.choice([port.name for port in design.ports if port.mode == "routed"])
        with _running(lab, name, _text(lab, name).replace(f"\ninterface {port}\n", f"\ninterface {port}\n shutdown\n")):
            return _twice(lab, name)
    before, tables = {one: copy.deepcopy(each.learnt) for one, each in lab.devices.items()}, dict(lab.tables)
    cable = pick.choice(device.learnt.lldp)
    others = tuple(one for one in device.learnt.lldp if one is not cable)
    if kind == "cable in the wrong place":
        device.learnt.lldp = (*others, replace(cable, system="somebody", remote_port=f"GE0/0/{pick.randrange(40)}"))
    elif kind == "cable out":
        device.learnt.lldp = others
    elif kind == "unknown neighbour":
        free = pick.choice([port for port in device.ports if port not in {one.port for one in device.learnt.lldp}])
        device.learnt.lldp += (LldpNeighbor(free, f"ap-{pick.randrange(100)}", "eth0"),)
    elif kind == "session down":
        address = pick.choice(sorted(device.learnt.peers))
        device.learnt.peers[address] = replace(device.learnt.peers[address], state="Active")
    else:
        gone = str(pick.choice((*design.bgp.networks4, *design.bgp.networks6)))
        for each in lab.devices.values():
            each.learnt.routes = tuple(one for one in each.learnt.routes if str(ip_network(one.prefix)) != gone)
        lab.tables = {
            one: table._replace(prefixes=table.prefixes - {ip_network(gone)}) if one != name else table
            for one, table in lab.tables.items()
        }
    try:
        return _twice(lab, name)
    finally:
        for one, learnt in before.items():
            lab.devices[one].learnt = learnt
        lab.tables = tables


def _onu(kind: str, pick: random.Random, lab: QuietLab) -> list[list[DriftRecord]]:
    name = next(name for name, design in lab.designs.items() if design.optical)
    plant, optical = lab.devices[name].state.plant, lab.designs[name].optical
    assert optical is not None
    onu, pon = pick.choice(optical.onus), pick.choice(optical.pons)
    serial = FoundOnu(pon.name, f"48575443{pick.randrange(16**6):08X}")
    found = []
    for _ in range(2):
        if kind == "onu offline":
            plant.lights[onu.pon, onu.id] = Light(state="offline", cause="dying-gasp")
        else:
            plant.found = [serial]
        found.append(lab.look(name))
        lab.night()
    plant.found = []
    return found


def _cloud(kind: str, pick: random.Random) -> list[DriftRecord]:
    """Records of a generated look at the clouds (no engine runs), and of the registers, in any order."""
    specs = list(open_region(INVENTORIES, "henan/zhengzhou").design.tenancies)
    servers = [(spec, name) for spec in specs for app in spec.applications for name in app.servers]
    spec, server = pick.choice(servers)
    steps = [_step("same", one, name) for one, name in servers]
    if kind == "server changed":
        steps[servers.index((spec, server))] = _step("update", spec, server, ("flavorName: edu.large -> edu.small",))
    random.shuffle(steps)
    item = LiveObject(kind="server", id=f"{pick.randrange(10**9):09d}", name=f"test-{pick.randrange(99)}", parent="p")
    tenants = [
        Tenant(
            one,
            "p",
            (Unmanaged(item, ("server", item.name), ours=False),) if kind == "server added" and one is spec else (),
            _AWAY if kind == "cloud away" and one is spec else None,
        )
        for one in specs
    ]
    random.shuffle(tenants)
    return list(cloud_records("henan/zhengzhou", Look(tuple(steps), {}, {}, tuple(tenants))))


def _step(op: str, spec: object, name: str, changes: tuple[str, ...] = ()) -> CloudStep:
    whole = f"{getattr(spec, 'cloud')}-{name}"  # noqa: B009 - the name that the program gives a resource
    return CloudStep(
        op=op, type="openstack:compute/instance:Instance", name=whole, urn=f"urn::{whole}", changes=changes
    )


def quiet_clouds() -> list[DriftRecord]:
    """What nobody changed: a look at clouds that are as they should be."""
    return _cloud("", random.Random(1))  # noqa: S311 - any
