"""VRP8 displays of single features. Sources: CE6800 V300R023 and NE40E V800R012 command references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import interface_facts
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Node

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session

_WORDS = {"inbound": "IN", "outbound": "OUT"}


def _locators(session: Session, match: Match) -> Steps:
    routing = session.device.running.at(("segment-routing ipv6",)) or Node()
    blocks = []
    for number, (found, entry) in enumerate(routing.matching(r"locator (\S+) .*"), 1):
        prefix, _, length = entry.args[1].replace(" ", "/").partition("/")
        blocks.append(
            f"LocatorName   : {found[1]:<42}LocatorID     : {number}\n"
            f"IPv6Prefix    : {prefix:<42}PrefixLength  : {length}\n"
            f"Block         : {'--':<42}BlockLength   : 0\n"
            f"NodeID        : {'--':<42}NodeIdLength  : 0\n"
            f"ArgsLength    : {0:<42}Reference     : 1\n"
            f"Algorithm     : {0:<42}ComprDynLength: 0"
        )
    if blocks:
        head = "Locator Configuration Table"
        session.write(
            "\n\n".join([f"{head:^80}\n{'-' * len(head):^80}".rstrip(), *blocks, f"Total Locator(s): {len(blocks)}"])
        )
    del match
    yield from ()


def _applied_policies(session: Session, match: Match) -> Steps:
    """Records in the order of interfaces; what tests say does not fit into the hardware fails with reason 4."""
    rule = "-" * 80
    rows = []
    for fact in interface_facts(session.device):
        entries = (session.device.running.at((f"interface {fact.name}",)) or Node()).entries
        for key, entry in entries.items():
            if key.startswith("traffic-policy"):
                state = "fail(4)" if fact.name in session.device.learnt.unfit else "success"
                name, direction = entry.line.split()[1:3]
                rows.append(f"{name:<37}{f'{fact.name}({_WORDS[direction]})':<28}{1:<5}{state}\n{rule}")
    head = f"{'Policy Type/Name':<37}{'Apply Parameter':<28}{'Slot':<5}State"
    session.write("\n".join([f"Total records : {len(rows)}", rule, head, rule, *rows]))
    del match
    yield from ()


def _vxlan_vni(session: Session, match: Match) -> Steps:
    """A number is up when its bridge domain has a port and Nve1 an end of its tunnels (CE6800 manual)."""
    running = session.device.running
    nve = (running.at(("interface Nve1",)) or Node()).entries
    rows = []
    for found, entry in running.matching(r"bridge-domain (\d+)"):
        vni = (entry.node or Node()).entries.get("vxlan vni")
        ports = [
            one
            for _, port in running.matching(r"interface \S+\.\d+")
            for one in (port.node or Node()).entries.values()
            if one.key == "bridge-domain" and one.args[0] == found[1]
        ]
        if vni is not None:
            ends = "source" in nve and any(key.startswith(f"vni {vni.args[0]} ") for key in nve)
            rows.append(f"{vni.args[0]:<15}{found[1]:<17}{'up' if ends and ports else 'down'}")
    if rows:
        head = f"Number of vxlan vni : {len(rows)}\n{'VNI':<15}{'BD-ID':<17}State\n{'-' * 39}"
        session.write("\n".join([head, *rows]))
    del match
    yield from ()


def _radius_configuration(session: Session, match: Match) -> Steps:
    template = session.device.running.at((f"radius-server template {match.args[0]}",))
    if template is None:
        raise Refused("Error: The RADIUS server template does not exist.")
    rule = "  " + "-" * 78
    lines = [rule, f"  Server-template-name          :  {match.args[0]}", "  Protocol-version              :  standard"]
    for service in ("authentication", "accounting"):
        for number, entry in enumerate(template.starting(f"radius-server {service}"), 1):
            address, port = entry.args[:2]
            state = "down" if address.lower() in session.device.learnt.silent_radius else "up"
            weight = entry.args[2] if len(entry.args) > 2 else "80"  # noqa: PLR2004 - address, port, weight
            name = f"{service.capitalize()} Server".ljust(22)
            lines += [
                f"  {name}{number}       :  {address:<15}Port:{port}  Weight:{weight}  [{state}]",
                f"{'':<35}Vrf:- ",
                f"{'':<35}Shared-key: -",
            ]
    session.write("\n".join([*lines, rule]))
    yield from ()


def _hwtacacs_template(session: Session, match: Match) -> Steps:
    template = session.device.running.at((f"hwtacacs-server template {match.args[0]}",))
    if template is None:
        raise Refused("Error: The HWTACACS server template does not exist.")
    rule = "  " + "-" * 75
    lines = [rule, f"  HWTACACS-server template name        : {match.args[0]}"]
    for place in ("Primary", "Secondary", "Third", "Fourth"):
        for service in ("authentication", "authorization", "accounting"):
            found = [
                entry.args[0]
                for entry in template.starting(f"hwtacacs-server {service}")
                if place == ("Secondary" if entry.line.endswith(" secondary") else "Primary")
            ]
            state = "-" if not found else "DOWN" if found[0] in session.device.learnt.silent_radius else "UP"
            where = f"{found[0]}:49" if found else "-:0"
            lines.append(f"  {f'{place}-{service}-server':<37}: {where} Vrf:- Shared-key:- Status:{state}")
    session.write("\n".join([*lines, rule]))
    yield from ()


FEATURES: dict[str, Handler] = {
    "locators": _locators,
    "applied_policies": _applied_policies,
    "vxlan_vni": _vxlan_vni,
    "radius_configuration": _radius_configuration,
    "hwtacacs_template": _hwtacacs_template,
}
