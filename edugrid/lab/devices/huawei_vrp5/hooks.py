"""What VRP5 lines do beyond storing themselves. Sentences without a caret are simulated wording unless the notes quote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.overlap_hooks import overlap_hooks
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Node
from edugrid.lab.devices.core.vlans import parse_vlans
from edugrid.lab.devices.huawei_vrp5.nac_hooks import NAC_HOOKS
from edugrid.lab.devices.huawei_vrp5.switches import SWITCHES
from edugrid.lab.devices.huawei_vrp5.wlan_hooks import WLAN_HOOKS
from edugrid.lab.devices.huawei_vrp8.hooks import HOOKS as VRP8_HOOKS

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match

_HAS_VLANIF = "Error: The VLAN has a L3 interface. Please delete it first."


def _vlan_batch(edit: Edit, match: Match) -> bool:
    if match.form.undo:
        taken = parse_vlans(match.args[-1].split(), 5000)
        _no_vlanif(edit, taken[1] if taken else frozenset())
    return VRP8_HOOKS["vlan_batch"](edit, match)


def _vlan(edit: Edit, match: Match) -> bool:
    if match.form.undo:
        _no_vlanif(edit, frozenset([int(match.args[0])]))
    return VRP8_HOOKS["vlan"](edit, match)


def _no_vlanif(edit: Edit, numbers: frozenset[int]) -> None:
    if SWITCHES["vlanif_needs_vlan"] and any(f"interface Vlanif{n}" in edit.root.entries for n in numbers):
        raise Refused(_HAS_VLANIF)


def _interface(edit: Edit, match: Match) -> bool:
    """A Vlanif needs its VLAN."""
    number = match.args[0].removeprefix("Vlanif")
    new = number != match.args[0] and match.key not in edit.node.entries and not match.form.undo and not edit.loading
    if new and number != "1" and SWITCHES["vlanif_needs_vlan"] and int(number) not in edit.union("vlan batch"):
        raise Refused("Error: The VLAN does not exist.")
    return VRP8_HOOKS["interface"](edit, match)


def _link_type(edit: Edit, match: Match) -> bool:
    """The type cannot change while VLANs of the old type are there (captured text)."""
    old = edit.node.entries.get("port link-type")
    before = old.line.rpartition(" ")[2] if old else "hybrid"
    after = "hybrid" if match.form.undo else match.value
    blocking = [e for words in ("port default", "port trunk", "port hybrid") for e in edit.node.starting(words)]
    if before == after or not blocking:
        return False
    if SWITCHES["link_type_change"] == "refuse":
        raise Refused("Error: Please renew the default configurations.")
    for entry in blocking:
        edit.node.entries.pop(entry.key)
    return False


def _ipv6(edit: Edit, match: Match) -> bool:
    if match.form.undo and SWITCHES["undo_ipv6_clears_interfaces"]:
        for entry in edit.root.entries.values():
            if entry.node is None or not entry.key.startswith("interface "):
                continue
            for inner in entry.node.starting("ipv6"):
                entry.node.entries.pop(inner.key)
    return False


def _ipv6_enable(edit: Edit, match: Match) -> bool:
    missing = "ipv6" not in edit.root.entries and not edit.loading and not match.form.undo
    if missing and SWITCHES["ipv6_needs_global"]:
        raise Refused("Error: Please enable IPv6 in the system view first.")
    return VRP8_HOOKS["ipv6_enable"](edit, match)


def _filters(edit: Edit) -> list[str]:
    """Every traffic filter, of VLANs and of ports."""
    nodes = [edit.root, *(e.node for e in edit.root.entries.values() if e.node)]
    return [entry.line for node in nodes for entry in node.starting("traffic-filter")]


def _traffic_filter(edit: Edit, match: Match) -> bool:
    """The list must be there (command reference, precautions of traffic-filter)."""
    wanted = match.line.partition(" acl ")[2]
    names = (f"acl {wanted}", f"acl number {wanted}", f"acl {wanted.replace('ipv6 ', 'ipv6 number ')}")
    if not match.form.undo and not edit.loading and not any(name in edit.root.entries for name in names):
        raise Refused("Error: The ACL does not exist.")
    return False


def _acl(edit: Edit, match: Match) -> bool:
    """A list stays while traffic is filtered by it."""
    name = " ".join(w for w in match.line.removeprefix("undo ").split() if w not in {"number", "basic", "advance"})
    if match.form.undo and any(line.endswith(f" {name}") for line in _filters(edit)):
        raise Refused("Error: The ACL is in use.")
    return False


_BURST = 125
"""Bytes for each kbit/s: the burst size that nobody gives, printed all the same (reference, display traffic behavior)."""


def _car(edit: Edit, match: Match) -> bool:
    if match.form.undo:
        return False
    cir = match.args[0]
    pir = match.args[1] if "pir" in match.pieces else cir
    if int(pir) < int(cir):
        raise Refused("Error: The PIR must be greater than or equal to the CIR.")
    cbs, pbs = match.args[-2:] if "cbs" in match.pieces else (int(cir) * _BURST, int(pir) * _BURST)
    edit.put(match, "car cir", f"car cir {cir} pir {pir} cbs {cbs} pbs {pbs} green pass yellow pass red discard")
    return True


def _lr(edit: Edit, match: Match) -> bool:
    if match.form.undo or len(match.args) > 1:
        return False
    edit.put(match, "qos lr outbound", f"qos lr outbound cir {match.args[0]} cbs {int(match.args[0]) * _BURST}")
    return True


_SERVICES = ("telnet", "terminal", "ssh", "ftp", "http", "8021x", "web")


def _service_type(edit: Edit, match: Match) -> bool:
    """Typed in any order, each word once; what is typed replaces what was there."""
    if match.form.undo:
        return False
    named = match.args[1].lower().split()
    if any(word not in _SERVICES for word in named) or len(set(named)) != len(named):
        raise Refused(edit.dialect.errors["wrong"], match.starts[1])
    line = f"{match.key} {' '.join(word for word in _SERVICES if word in named)}"
    edit.put(match, match.key, line)
    return True


def _dhcp_enabled(edit: Edit, match: Match) -> bool:
    """Nothing of DHCP works on an interface before it is on in the system view."""
    missing = "dhcp enable" not in edit.root.entries and not edit.loading and not match.form.undo
    if missing and SWITCHES["dhcp_needs_global"]:
        raise Refused("Error: Please enable DHCP in the system view first.")
    return False


def _vty_acl(edit: Edit, match: Match) -> bool:
    family = "ipv6 " if "ipv6" in match.pieces else ""
    missing = f"acl {family}number {match.args[0]}" not in edit.root.entries if match.args else False
    if missing and not match.form.undo and not edit.loading:
        raise Refused("Error: The ACL does not exist.")
    return VRP8_HOOKS["vty_acl"](edit, match)


def _process(edit: Edit, match: Match) -> bool:
    """An interface joins a process that is there."""
    if not match.form.undo and not edit.loading and f"{match.pieces[0]} {match.args[0]}" not in edit.root.entries:
        raise Refused("Error: The process does not exist.")
    return False


# V200R019: no GCM ciphers yet, and no SHA-512
_ALGORITHMS = {
    "cipher": ("3des_cbc", "aes128_cbc", "aes128_ctr", "aes256_cbc", "aes256_ctr", "arcfour128", "arcfour256"),
    "hmac": ("md5", "md5_96", "sha1", "sha1_96", "sha2_256", "sha2_256_96"),
}


def _ssh_algorithms(edit: Edit, match: Match) -> bool:
    known = _ALGORITHMS[match.pieces[2]]
    for word in match.args[0].split() if match.args and not match.form.undo else ():
        if word not in known:
            raise Refused(edit.dialect.errors["wrong"], match.starts[0])
    return False


def _dhcpv6_server(edit: Edit, match: Match) -> bool:
    if not match.form.undo and not edit.loading and f"dhcpv6 pool {match.args[0]}" not in edit.root.entries:
        raise Refused("Error: The DHCPv6 address pool does not exist.")
    return _dhcp_enabled(edit, match)


def _dhcpv6_pool(edit: Edit, match: Match) -> bool:
    """A pool stays while an interface hands out of it."""
    if match.form.undo:
        words = f"dhcpv6 server {match.args[0]}"
        if any(
            e.line == words for entry in edit.root.entries.values() for e in (entry.node or Node()).entries.values()
        ):
            raise Refused("Error: The DHCPv6 address pool is in use.")
    return False


HOOKS: dict[str, Hook] = (
    VRP8_HOOKS
    | WLAN_HOOKS
    | NAC_HOOKS
    | overlap_hooks("Error: The specified address conflicts with another address.")
    | {
        "vlan_batch": _vlan_batch,
        "vlan": _vlan,
        "interface": _interface,
        "link_type": _link_type,
        "ipv6": _ipv6,
        "ipv6_enable": _ipv6_enable,
        "traffic_filter": _traffic_filter,
        "acl": _acl,
        "car": _car,
        "lr": _lr,
        "vty_acl": _vty_acl,
        "process": _process,
        "ssh_algorithms": _ssh_algorithms,
        "service_type": _service_type,
        "dhcp_enabled": _dhcp_enabled,
        "dhcpv6_server": _dhcpv6_server,
        "dhcpv6_pool": _dhcpv6_pool,
    }
)
