"""What RGOS lines do beyond storing themselves. The sentences are simulated wording: no capture has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.address_rules import clashes, host_fault
from edugrid.lab.devices.core.comma_vlans import vlan_ids, vlan_text
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.shared_hooks import SHARED_HOOKS
from edugrid.lab.devices.core.vlans import VLAN_MAX
from edugrid.lab.devices.ruijie_rgos.switches import SWITCHES

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.tree import Entry

_ALLOWED = "switchport trunk allowed vlan"
_EVERY = frozenset(range(1, VLAN_MAX + 1))


def _vlan(_edit: Edit, match: Match) -> bool:
    if match.form.undo and match.args[0] == "1":
        raise Refused("% Default VLAN 1 cannot be deleted.")
    return False


def _vlan_range(edit: Edit, match: Match) -> bool:
    """``vlan range L`` makes the VLANs that are not there; the global mode stays open here."""
    here = edit.path
    for number in sorted(vlan_ids(match.args[0]) or ()):
        edit.type(f"vlan {number}")
        edit.path = here
    return True


def _no_vlan_range(edit: Edit, match: Match) -> bool:
    found = [n for n in sorted(vlan_ids(match.args[0]) or ()) if n > 1 and f"vlan {n}" in edit.node.entries]
    if not found:
        raise Refused("% VLAN does not exist.")
    for number in found:
        edit.type(f"no vlan {number}")
    return True


def _interface(edit: Edit, match: Match) -> bool:
    kind, _, number = match.args[0].partition(" ")
    if match.form.undo:
        if kind == "AggregatePort":
            members = [e for e in edit.root.entries.values() if e.node and _group(e.node.entries) == number]
            if members:
                raise Refused("% The aggregate port has member ports.")
        return False
    wanted = kind == "VLAN" and SWITCHES["svi_needs_vlan"] and not edit.loading
    if wanted and f"vlan {number}" not in edit.root.entries:
        raise Refused(f"% VLAN {number} does not exist.")
    return False


def _group(entries: dict[str, Entry]) -> str:
    member = entries.get("port-group")
    return member.args[0] if member is not None else ""


def _switchport(edit: Edit, match: Match) -> bool:
    """A port that changes between switched and routed loses the lines of the other kind."""
    gone = "switchport" if match.form.undo else "ip"
    kept = {"switchport"} if match.form.undo else set[str]()
    for key in list(edit.node.entries):
        first = key.split(" ", 1)[0]
        if key not in kept and (first == gone or (gone == "ip" and first == "ipv6")):
            edit.node.entries.pop(key)
    if match.form.undo:
        edit.node.entries.pop("port-group", None)
    return False


def _access_vlan(edit: Edit, match: Match) -> bool:
    if match.form.undo or edit.loading or f"vlan {match.args[0]}" in edit.root.entries:
        return False
    if SWITCHES["access_vlan_needs_vlan"]:
        raise Refused(f"% VLAN {match.args[0]} does not exist.")
    here, edit.path = edit.path, ()
    edit.type(f"vlan {match.args[0]}")
    edit.path = here
    return False


def _allowed(edit: Edit, match: Match) -> bool:
    """The allowed VLANs of a trunk: all by default; ``only`` sets, ``add`` and ``remove`` change."""
    stored = edit.node.entries.get(_ALLOWED)
    have = vlan_ids(stored.args[0]) or _EVERY if stored else _EVERY
    if match.form.undo:
        if stored is None:
            raise edit.absent(match)
        edit.node.entries.pop(_ALLOWED)
        return True
    trunk = "switchport mode" in edit.node.entries and edit.node.entries["switchport mode"].line.endswith("trunk")
    if not trunk and SWITCHES["trunk_list_needs_trunk"] and not edit.loading:
        raise Refused("% The port is not a trunk port.")
    word = match.pieces[4]
    named = vlan_ids(match.args[0]) or frozenset() if match.args else _EVERY
    left = {"only": named, "all": _EVERY, "add": have | named, "remove": have - named}[word]
    if not left:
        raise Refused("% A trunk port must allow at least one VLAN.")
    if left == _EVERY:
        edit.node.entries.pop(_ALLOWED, None)
    else:
        edit.put(match, _ALLOWED, f"{_ALLOWED} only {vlan_text(left)}", (vlan_text(left),))
    return True


def _member(edit: Edit, match: Match) -> bool:
    """A port joins an aggregate port, which is made by that (static) or must be there."""
    if match.form.undo or edit.loading or f"interface AggregatePort {match.args[0]}" in edit.root.entries:
        return False
    here, edit.path = edit.path, ()
    edit.type(f"interface AggregatePort {match.args[0]}")
    edit.path = here
    return False


def _vrf_forwarding(edit: Edit, match: Match) -> bool:
    if not match.form.undo and not edit.loading and f"ip vrf {match.args[0]}" not in edit.root.entries:
        raise Refused(f"% VRF {match.args[0]} does not exist.")
    return False


def _address4(edit: Edit, match: Match) -> bool:
    secondary = [e for e in edit.node.starting("ip address") if e.line.endswith(" secondary")]
    if match.form.undo:
        if match.args and secondary:
            raise Refused("% Must delete secondary before deleting primary")
        if not match.args:
            for entry in secondary:
                edit.node.entries.pop(entry.key)
        return False
    _check4(edit, match)
    return False


def _address4_secondary(edit: Edit, match: Match) -> bool:
    if match.form.undo:
        return False
    if "ip address" not in edit.node.entries:
        raise Refused("% Configure the primary IP address first.")
    _check4(edit, match)
    return False


def _check4(edit: Edit, match: Match) -> None:
    if host_fault(*match.args):
        raise Refused(f"% Bad mask or address {match.args[0]}")
    _no_overlap(edit, match)


def _address6(edit: Edit, match: Match) -> bool:
    if not match.form.undo and not edit.loading:
        if SWITCHES["ipv6_address_needs_enable"] and "ipv6 enable" not in edit.node.entries:
            raise Refused("% IPv6 is not enabled on this interface.")
        _no_overlap(edit, match)
    return SHARED_HOOKS["address6"](edit, match)


def _no_overlap(edit: Edit, match: Match) -> None:
    if edit.loading or match.line in {e.line for e in edit.node.entries.values()}:
        return
    if edit.view is not None and clashes(edit.root, edit.view, match.line):
        raise Refused(f"% {match.args[0]} overlaps with another interface")


HOOKS: dict[str, Hook] = {
    "vlan": _vlan,
    "vlan_range": _vlan_range,
    "no_vlan_range": _no_vlan_range,
    "interface": _interface,
    "switchport": _switchport,
    "access_vlan": _access_vlan,
    "allowed": _allowed,
    "member": _member,
    "vrf_forwarding": _vrf_forwarding,
    "address4": _address4,
    "address4_secondary": _address4_secondary,
    "address6": _address6,
}
