"""What Comware 7 lines do beyond storing themselves. Sentences are simulated wording unless the notes quote them."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.overlap_hooks import overlap_hooks
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.h3c_comware7.nac_hooks import NAC_HOOKS
from edugrid.lab.devices.h3c_comware7.qos_hooks import QOS_HOOKS
from edugrid.lab.devices.h3c_comware7.switches import SWITCHES
from edugrid.lab.devices.h3c_comware7.track_hooks import TRACK_HOOKS

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match

_SERVICES = ("ftp", "http", "https", "ssh", "telnet", "terminal")


def _vlan(edit: Edit, match: Match) -> bool:
    number = match.args[0]
    if match.form.undo:
        if number == "1":
            raise Refused("The default VLAN cannot be deleted.")
        in_use = f"interface Vlan-interface{number}" in edit.root.entries
        if in_use and SWITCHES["undo_vlan_with_interface"] == "refuse":
            raise Refused("The VLAN has a VLAN interface. Delete the VLAN interface first.")
    return False


def _vlan_range(edit: Edit, match: Match) -> bool:
    """``vlan A to B`` makes VLANs and stays in the view; ``undo vlan A to B`` removes those that are there."""
    first, last = (int(n) for n in match.args)
    if first >= last:
        raise Refused(edit.dialect.errors["wrong"], match.starts[1])
    here = edit.path
    wanted = [n for n in range(first, last + 1) if (f"vlan {n}" in edit.node.entries) == match.form.undo and n > 1]
    if match.form.undo and not wanted:
        raise edit.absent(match)
    for number in wanted:
        edit.type(f"{'undo ' if match.form.undo else ''}vlan {number}")
        edit.path = here
    return True


def _interface(edit: Edit, match: Match) -> bool:
    name = match.args[0]
    number = name.removeprefix("Vlan-interface")
    if match.form.undo:
        group = name.partition("-Aggregation")[2]
        if group:
            _leave_group(edit, group)
        return False
    wanted = number != name and SWITCHES["vlan_interface_needs_vlan"] and not edit.loading
    if wanted and f"vlan {number}" not in edit.root.entries:
        raise Refused("The specified VLAN does not exist.")
    return False


def _leave_group(edit: Edit, group: str) -> None:
    """Deleting an aggregate keeps the members' lines and drops their membership (notes, undo rules)."""
    for entry in edit.root.entries.values():
        member = entry.node.entries.get("port link-aggregation group") if entry.node else None
        if entry.node is not None and member is not None and member.args[0] == group:
            entry.node.entries.pop(member.key)


def _link_mode(edit: Edit, match: Match) -> bool:
    """A change of mode puts the port back to defaults, except ``shutdown`` (Ethernet interface manual)."""
    wanted = "bridge" if match.form.undo else match.value
    old = edit.node.entries.get("port link-mode")
    if (old is None or old.line.endswith(wanted)) and not edit.loading:
        return old is not None
    if old is not None and not old.line.endswith(wanted) and SWITCHES["link_mode_clears"]:
        for key in [k for k in edit.node.entries if k not in ("shutdown", "port link-mode")]:
            edit.node.entries.pop(key)
    edit.put(match, "port link-mode", f"port link-mode {wanted}", (wanted,))
    return True


def _link_type(edit: Edit, match: Match) -> bool:
    """Lines of the old type go with it; trunk and hybrid change into each other only by way of access."""
    old = edit.node.entries.get("port link-type")
    before = old.line.rpartition(" ")[2] if old else "access"
    after = "access" if match.form.undo else match.value
    if before != after:
        if "access" not in (before, after):
            raise Refused("The port link type must be changed to access first.")
        for entry in edit.node.starting(f"port {before}"):
            edit.node.entries.pop(entry.key)
    return False


def _access_vlan(edit: Edit, match: Match) -> bool:
    known = f"vlan {match.args[0]}" in edit.root.entries if match.args else True
    if not known and SWITCHES["access_vlan_needs_vlan"] and not edit.loading:
        raise Refused("The VLAN does not exist.")
    return False


def _member(edit: Edit, match: Match) -> bool:
    if match.form.undo or edit.loading:
        return False
    kind = "Bridge" if edit.dialect.view(edit.root, edit.path) == "port-l2" else "Route"
    if f"interface {kind}-Aggregation{match.args[0]}" not in edit.root.entries:
        raise Refused("The aggregation group does not exist.")
    return False


def _binding(edit: Edit, match: Match) -> bool:
    if not match.form.undo and not edit.loading and f"ip vpn-instance {match.args[0]}" not in edit.root.entries:
        raise Refused("The specified VPN instance does not exist.")
    return False


def _vpn_instance(edit: Edit, match: Match) -> bool:
    """Deleting a VPN instance takes the bindings with it, and with them nothing else."""
    if match.form.undo:
        for entry in edit.root.entries.values():
            binding = entry.node.entries.get("ip binding vpn-instance") if entry.node else None
            if entry.node is not None and binding is not None and binding.args[0] == match.args[0]:
                entry.node.entries.pop(binding.key)
    return False


def _vpn_exists(edit: Edit, match: Match) -> bool:
    if not match.form.undo and not edit.loading and f"ip vpn-instance {match.args[0]}" not in edit.root.entries:
        raise Refused("The specified VPN instance does not exist.")
    return False


def _service_type(edit: Edit, match: Match) -> bool:
    """Service types add up; ``undo service-type ssh`` takes one away."""
    old = next(iter(edit.node.starting("service-type")), None)
    have = set(old.line.split()[1:]) if old else set[str]()
    named = set(match.pieces[1:])
    if match.form.undo and not named <= have:
        raise edit.absent(match)
    left = have - named if match.form.undo else have | named
    if old is not None:
        edit.node.entries.pop(old.key)
    if left:
        line = " ".join(["service-type", *(s for s in _SERVICES if s in left)])
        edit.put(match, "service-type", line)
    return True


def _target_both(edit: Edit, match: Match) -> bool:
    """``vpn-target X`` is stored as two lines, import first (captured order)."""
    for direction in ("import", "export"):
        edit.type(f"vpn-target {match.args[0]} {direction}-extcommunity")
    return True


_POOL_SERVERS = 8


def _pool_network(edit: Edit, match: Match) -> bool:
    """The network is stored without host bits; a new one takes the old one's place."""
    if match.form.undo:
        return False
    net = ipaddress.IPv4Network("/".join(match.args), strict=False)
    edit.put(match, "network", f"network {net.network_address} mask {net.netmask}")
    return True


def _pool_range(_edit: Edit, match: Match) -> bool:
    """First and last address in ascending order."""
    if match.form.undo or ipaddress.IPv4Address(match.args[0]) <= ipaddress.IPv4Address(match.args[1]):
        return False
    raise Refused("Invalid address range.")


def _expired(edit: Edit, match: Match) -> bool:
    """One day is the default and not printed."""
    if match.form.undo or match.value != "day 1":
        return False
    edit.node.entries.pop("expired", None)
    return True


def _dns_server(edit: Edit, match: Match) -> bool:
    """Up to eight DNS servers a pool (manual, command dns-server)."""
    full = len(edit.node.starting("dns-server")) >= _POOL_SERVERS
    if full and not match.form.undo and match.key not in edit.node.entries:
        raise Refused("The number of DNS servers has reached the limit.")
    return False


def _snmp_user(edit: Edit, match: Match) -> bool:
    """``undo snmp-agent usm-user v3 U local`` names no group; a user is in one group only."""
    own = [e for e in edit.node.starting(f"snmp-agent usm-user v3 {match.args[0]}") if e.command == match.form.command]
    if match.form.undo and not own:
        raise edit.absent(match)
    for entry in own:
        edit.node.entries.pop(entry.key)
    return match.form.undo


def _process(edit: Edit, match: Match) -> bool:
    """An interface joins a process that is there (order of the configuration procedures in the IS-IS and OSPF guides)."""
    if not match.form.undo and not edit.loading and SWITCHES["igp_needs_process"]:
        name = f"{match.pieces[0]} {match.args[0]}"
        if name not in edit.root.entries:
            raise Refused("The process does not exist.")
    return False


HOOKS: dict[str, Hook] = {
    **NAC_HOOKS,
    **overlap_hooks("The IP address conflicts with another interface."),
    **QOS_HOOKS,
    **TRACK_HOOKS,
    "snmp_user": _snmp_user,
    "vlan": _vlan,
    "vlan_range": _vlan_range,
    "interface": _interface,
    "link_mode": _link_mode,
    "link_type": _link_type,
    "access_vlan": _access_vlan,
    "member": _member,
    "binding": _binding,
    "vpn_instance": _vpn_instance,
    "vpn_exists": _vpn_exists,
    "service_type": _service_type,
    "target_both": _target_both,
    "pool_network": _pool_network,
    "pool_range": _pool_range,
    "expired": _expired,
    "dns_server": _dns_server,
    "process": _process,
}
