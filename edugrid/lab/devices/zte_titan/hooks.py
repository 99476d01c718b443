"""What C600 lines do beyond storing themselves. Sentences with a number are quoted from the notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.comma_vlans import vlan_ids, vlan_text
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Entry, Node
from edugrid.lab.devices.zte_titan.switches import SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match

_AGAIN = "%Error 222391: The entry is existed. This is a re-create operation."
_NO_PROFILE = "%Error 223981: Profile does not exist."
_IN_USE = "%Error 230296: Profile is being used."
_NOT_IN_VLAN = "%Error 223982: Please check if the port is in the VLAN."
_NO_UNI = "%Error 223845: UNI does not exist"
_INVALID = "%Error 140303: Invalid input detected at '^' marker."
_SWITCHPORT = "switchport vlan"


def onus(root: Node) -> Iterator[tuple[str, Entry]]:
    """(port, entry) of every ONU; arguments are number, type, serial or logical id."""
    for port in root.starting("interface"):
        if port.args[0].startswith("gpon_olt-"):
            for entry in (port.node or Node()).starting("onu"):
                yield port.args[0].removeprefix("gpon_olt-"), entry


def _exists(root: Node, port: str, number: str) -> bool:
    return any(port == where and entry.args[0] == number for where, entry in onus(root))


def _type_of(root: Node, name: str) -> str:
    port, _, number = name.removeprefix("gpon_onu-").partition(":")
    return next((entry.args[1] for where, entry in onus(root) if where == port and entry.args[0] == number), "")


def _onu_view(edit: Edit, match: Match) -> bool:
    port, _, number = match.args[0].removeprefix("gpon_onu-").partition(":")
    if not edit.loading and SWITCHES["missing_onu_view_refused"] and not _exists(edit.root, port, number):
        raise Refused(_INVALID, match.starts[0])
    return False


def _vport_view(edit: Edit, match: Match) -> bool:
    found = re.fullmatch(r"vport-(\S+)\.(\d+):(\d+)", match.args[0])
    if found is None or (not edit.loading and not _exists(edit.root, found[1], found[2])):
        raise Refused(_INVALID, match.starts[0])
    return False


def _onu(edit: Edit, match: Match) -> bool:
    port = edit.path[-1].removeprefix("interface gpon_olt-")
    if match.form.undo:
        if match.key not in edit.node.entries:
            raise edit.absent(match)
        name = f"{port}:{match.args[0]}"
        gone = [f"interface gpon_onu-{name}", f"pon-onu-mng gpon_onu-{name}"]
        for key in list(edit.root.entries):
            if key in gone or key.startswith(f"interface vport-{port}.{match.args[0]}:"):
                edit.root.entries.pop(key)
        edit.node.entries.pop(match.key)
        return True
    if match.key in edit.node.entries:
        raise Refused(_AGAIN)
    if any(entry.args[2] == match.args[2] for _, entry in onus(edit.root)):
        raise Refused(_AGAIN)
    pon = edit.root.at(("pon",)) or Node()
    if not edit.loading and not pon.starting(f"onu-type {match.args[1]}"):
        raise Refused(_NO_PROFILE)
    return False


def _onu_type(edit: Edit, match: Match) -> bool:
    name = match.args[0]
    if any(entry.args[1] == name for _, entry in onus(edit.root)):
        raise Refused(_IN_USE)
    if match.form.undo:
        if f"onu-type {name}" not in edit.node.entries:
            raise edit.absent(match)
        edit.node.entries.pop(f"onu-type {name}")
        edit.node.entries.pop(f"onu-type-if {name}", None)
        return True
    return False


def _profile(edit: Edit, match: Match) -> bool:
    if not match.form.undo:
        return False
    for entry in edit.root.entries.values():
        if entry.key.startswith("interface gpon_onu-"):
            used = [one for one in (entry.node or Node()).starting("tcont") if one.args[1] == match.args[0]]
            if used:
                raise Refused(_IN_USE)
    return False


def _tcont(edit: Edit, match: Match) -> bool:
    if match.form.undo:
        if any(gem.args[1] == match.args[0] for gem in edit.node.starting("gemport")):
            raise Refused("%Error 230296: T-CONT is being used.")  # simulated wording
        return False
    gpon = edit.root.at(("gpon",)) or Node()
    if not edit.loading and not gpon.starting(f"profile tcont {match.args[1]}"):
        raise Refused(_NO_PROFILE)
    return False


def _service(edit: Edit, match: Match) -> bool:
    name = edit.path[-1].removeprefix("pon-onu-mng ")
    onu = edit.root.at((f"interface {name}",)) or Node()
    if not match.form.undo and not edit.loading and not onu.starting(f"gemport {match.args[1]}"):
        raise Refused(_NO_PROFILE)
    return False


def _uni(edit: Edit, match: Match) -> bool:
    kind = _type_of(edit.root, edit.path[-1].removeprefix("pon-onu-mng "))
    pon = edit.root.at(("pon",)) or Node()
    ports = pon.entries.get(f"onu-type-if {kind}")
    last = int(re.split(r"[-/]", ports.args[1])[-1]) if ports else 0
    if not edit.loading and int(match.args[0].rpartition("/")[2]) > last:
        raise Refused(_NO_UNI)
    return False


def _vlan(edit: Edit, match: Match) -> bool:
    """A VLAN that a port or a service carries stays."""
    if match.form.undo:
        number = int(match.args[0])
        for entry in edit.root.entries.values():
            lines = [
                one
                for one in (entry.node or Node()).entries.values()
                if one.key.startswith((_SWITCHPORT, "service-port"))
            ]
            if any(number in (vlan_ids(one.args[-1]) or ()) for one in lines):
                raise Refused("%Error 223980: The VLAN is being used.")  # simulated wording
    return False


def _switchport(edit: Edit, match: Match) -> bool:
    """The list grows and shrinks; each VLAN must be there."""
    ids = vlan_ids(match.args[0]) or frozenset()
    old = edit.node.entries.get(_SWITCHPORT)
    have = (vlan_ids(old.args[0]) or frozenset()) if old else frozenset[int]()
    if match.form.undo:
        if not ids <= have:
            raise Refused(_NOT_IN_VLAN)
        left = have - ids
    else:
        missing = [number for number in ids if f"vlan {number}" not in edit.root.entries]
        if missing and not edit.loading:
            raise Refused(_NOT_IN_VLAN)
        left = have | ids
    if not left:
        edit.node.entries.pop(_SWITCHPORT, None)
    else:
        text = vlan_text(left)
        edit.node.entries[_SWITCHPORT] = Entry(_SWITCHPORT, f"{_SWITCHPORT} {text} tag", match.form.command, (text,))
    return True


def _service_port(edit: Edit, match: Match) -> bool:
    if match.form.undo or edit.loading:
        return False
    found = re.fullmatch(r"interface vport-(\S+)\.(\d+):(\d+)", edit.path[-1])
    onu = edit.root.at((f"interface gpon_onu-{found[1]}:{found[2]}",)) if found else None
    if found is None or not (onu or Node()).starting(f"gemport {found[3]}"):
        raise Refused(_NO_PROFILE)
    if f"vlan {match.args[2]}" not in edit.root.entries:
        raise Refused(_NOT_IN_VLAN)
    return False


HOOKS: dict[str, Hook] = {
    "onu_view": _onu_view,
    "mng_view": _onu_view,
    "vport_view": _vport_view,
    "onu": _onu,
    "onu_type": _onu_type,
    "profile": _profile,
    "tcont": _tcont,
    "service": _service,
    "uni": _uni,
    "vlan": _vlan,
    "switchport": _switchport,
    "service_port": _service_port,
}
