"""What VRP8 lines do beyond storing themselves. Sentences without a caret are simulated wording unless the notes quote them."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Entry, Node
from edugrid.lab.devices.core.vlans import parse_vlans
from edugrid.lab.devices.huawei_vrp8.multicast_hooks import MULTICAST_HOOKS
from edugrid.lab.devices.huawei_vrp8.qos_hooks import QOS_HOOKS
from edugrid.lab.devices.huawei_vrp8.switches import SWITCHES
from edugrid.lab.devices.huawei_vrp8.track_hooks import TRACK_HOOKS
from edugrid.lab.devices.vrp.aaa_hooks import AAA_HOOKS

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.grammar import Command
    from edugrid.lab.devices.core.match import Match

_ATTRIBUTES = (
    "description",
    "shutdown",
    "undo portswitch",
    "jumboframe",
    "mode ",
    "lacp ",
    "least ",
    "lldp ",
    "sflow ",
    "netstream ",
    "ip netstream ",
    "ipv6 netstream ",
)
_BUSY_PORT = "Error: Please delete the configurations of the interface first."


def _flow_sampler(edit: Edit, match: Match) -> bool:
    """A direction has one rate: a line with another one takes its place, and an undo may leave the rate out."""
    words = match.pieces
    key = " ".join([*words[: words.index("sampler") + 1], words[-1]])
    if match.form.undo:
        if edit.node.entries.pop(key, None) is None:
            raise edit.absent(match)
    else:
        edit.put(match, key, match.line)
    return True


def _vlan_batch(edit: Edit, match: Match) -> bool:
    """``undo vlan batch`` takes the named VLANs' own views with it."""
    if match.form.undo:
        taken = parse_vlans(match.args[-1].split(), 5000)
        if taken and taken[1] <= edit.union("vlan batch"):
            for number in taken[1]:
                edit.node.entries.pop(f"vlan {number}", None)
    return False


def _vlan(edit: Edit, match: Match) -> bool:
    """A VLAN lives in the batch; its view is printed only when it holds something."""
    number = int(match.args[0])
    command = _batch_command(edit)
    have = edit.union("vlan batch")
    if not match.form.undo:
        edit.put_union(command, "vlan batch", have | {number})
        return False
    if number not in have:
        raise edit.absent(match)
    edit.node.entries.pop(f"vlan {number}", None)
    edit.put_union(command, "vlan batch", have - {number})
    return True


def _batch_command(edit: Edit) -> Command:
    trie = edit.dialect.grammar["system"].keywords["vlan"].keywords["batch"].params["vlans:10"]
    if trie.form is None:
        raise AssertionError("the grammar has no vlan batch")
    return trie.form.command


def _interface(edit: Edit, match: Match) -> bool:
    """A trunk with members or sub-interfaces stays."""
    name = match.args[0]
    if match.form.undo and name.startswith("Eth-Trunk"):
        if _members(edit.node, name.removeprefix("Eth-Trunk")):
            raise Refused("Error: The Eth-Trunk has member interfaces.")
        if any(key.startswith(f"interface {name}.") for key in edit.node.entries):
            raise Refused("Error: The interface has sub-interfaces.")
    return False


def _link_type(edit: Edit, match: Match) -> bool:
    """The type cannot change while lines of the old type are there (captured text)."""
    old = edit.node.entries.get("port link-type")
    before = old.line.rpartition(" ")[2] if old else "access"
    after = "access" if match.form.undo else match.value
    blocking = edit.node.starting("port default vlan") + edit.node.starting("port trunk")
    if before != after and blocking:
        raise Refused("Error: Please renew the default configurations.")
    return False


def _portswitch(edit: Edit, match: Match) -> bool:
    """Layer 2/3 mode changes only on a port without service lines (CE manual, command portswitch)."""
    routed = "portswitch" in edit.node.entries
    if routed == match.form.undo:
        return True
    if any(not e.line.startswith(_ATTRIBUTES) for e in edit.node.entries.values()):
        raise Refused(_BUSY_PORT)
    return False


def _members(root: Node, number: str) -> list[Entry]:
    found = [e for e in root.entries.values() if e.node is not None and "eth-trunk" in e.node.entries]
    return [e for e in found if e.node is not None and e.node.entries["eth-trunk"].args[0] == number]


def _member(edit: Edit, match: Match) -> bool:
    """A port joins a trunk bare, and the trunk must be there."""
    if match.form.undo:
        return False
    if f"interface Eth-Trunk{match.args[0]}" not in edit.root.entries and not edit.loading:
        raise Refused("Error: The Eth-Trunk interface does not exist.")
    busy = [e for e in edit.node.entries.values() if not e.line.startswith((*_ATTRIBUTES, "eth-trunk"))]
    if busy:
        raise Refused(_BUSY_PORT)
    return False


def _no_members(edit: Edit, match: Match) -> bool:
    """The working mode of a trunk is fixed while it has members (manual, command mode)."""
    number = edit.path[-1].removeprefix("interface Eth-Trunk")
    old = edit.node.entries.get("mode")
    if _members(edit.root, number) and not edit.loading and (old is None or old.line != match.line):
        raise Refused("Error: The working mode cannot be changed because the Eth-Trunk has member interfaces.")
    return False


def _ipv6_enable(edit: Edit, match: Match) -> bool:
    return not match.form.undo and "ipv6 enable" in edit.node.entries


def _target_both(edit: Edit, match: Match) -> bool:
    """``vpn-target X`` is stored as two lines, export first (notes, canonical form)."""
    for direction in ("export", "import"):
        edit.type(f"vpn-target {match.args[0]} {direction}-extcommunity")
    return True


def _peer(edit: Edit, match: Match) -> bool:
    """A new IPv4 peer is enabled in the IPv4 unicast family by itself (default ipv4-unicast)."""
    new = not match.form.undo and match.key not in edit.node.entries
    if new and "." in match.args[0] and SWITCHES["bgp_ipv4_peer_enabled_by_default"]:
        here = edit.path
        family = edit.node.entries.get("ipv4-family unicast")
        if family is not None and family.node is not None and not edit.node.starting(match.key):
            edit.node.entries[match.key] = Entry(match.key, match.line, match.form.command, match.args)
            edit.path = (*here, "ipv4-family unicast")
            edit.type(f"peer {match.args[0]} enable")
            edit.path = here
    return False


_POOL_ADDRESSES = 8


def _address_list(edit: Edit, match: Match) -> bool:
    """Addresses add up, eight at most; each is removed by itself, or all of them (CE manual, commands dns-list, gateway-list)."""
    name = match.pieces[0]
    old = edit.node.entries.get(name)
    have = list(old.args) if old else []
    if match.form.undo:
        gone = have if not match.args else list(match.args)
        if not have or any(one not in have for one in gone):
            raise edit.absent(match)
        left = [one for one in have if one not in gone]
    else:
        left = [*have, *(one for one in match.args if one not in have)]
        if len(left) > _POOL_ADDRESSES:
            raise Refused("Error: The number of addresses exceeds the limit.")
    edit.node.entries.pop(name, None)
    if left:
        edit.put(match, name, " ".join([name, *left]), tuple(left))
    return True


def _pool_network(edit: Edit, match: Match) -> bool:
    """The network is stored without host bits."""
    if match.form.undo:
        return False
    net = ipaddress.IPv4Network("/".join(match.args), strict=False)
    old = edit.node.entries.get("network")
    line = f"network {net.network_address} mask {net.netmask}"
    if old is not None and old.line != line:
        raise Refused(match.form.command.once)
    edit.put(match, "network", line)
    return True


def _pool_range(edit: Edit, match: Match) -> bool:
    """Excluded addresses lie in the network of the pool, in ascending order."""
    if match.form.undo or edit.loading:
        return False
    network = edit.node.entries.get("network")
    if network is None:
        raise Refused("Error: The network segment of the address pool is not configured.")
    net = ipaddress.IPv4Network(network.line.removeprefix("network ").replace(" mask ", "/"))
    ends = [ipaddress.IPv4Address(one) for one in match.args]
    if any(one not in net for one in ends) or ends != sorted(ends):
        raise Refused("Error: The IP address is not in the network segment of the address pool.")
    return False


def _lease(edit: Edit, match: Match) -> bool:
    """Printed in full; one day is the default and not printed (CE manual, command lease)."""
    if match.form.undo or "unlimited" in match.pieces:
        return False
    days, hours, minutes = (*map(int, match.args), 0, 0)[:3]
    edit.node.entries.pop("lease", None)
    if (days, hours, minutes) != (1, 0, 0):
        edit.put(match, "lease", f"lease day {days} hour {hours} minute {minutes}")
    return True


def _vty_acl(edit: Edit, match: Match) -> bool:
    """One ACL a family and direction (manual, acl in the VTY view): a new one takes the old one's place."""
    if not match.form.undo:
        same = [e for e in edit.node.starting("acl") if e.command == match.form.command]
        for entry in [e for e in same if e.line.rpartition(" ")[2] == match.pieces[-1]]:
            edit.node.entries.pop(entry.key)
    return False


def _snmp_group(edit: Edit, match: Match) -> bool:
    """``undo snmp-agent group`` takes the users of the group with it (manual)."""
    if match.form.undo:
        for entry in edit.node.starting("snmp-agent usm-user v3"):
            if entry.key.endswith(" group") and entry.args[-1] == match.args[0]:
                for own in edit.node.starting(f"snmp-agent usm-user v3 {entry.args[0]}"):
                    edit.node.entries.pop(own.key)
    return False


def _ospfv3_on(edit: Edit, match: Match) -> bool:
    """Cost and network type belong to the OSPFv3 instance of the interface, which must be there (manual, ospfv3 cost)."""
    if not match.form.undo and not edit.loading and not edit.node.matching(r"ospfv3 \d+ area"):
        raise Refused("Error: OSPFv3 is not enabled on this interface.")
    return False


def _snooping(edit: Edit, match: Match) -> bool:
    """Ports are guarded only while the device is (CE manual, command dhcp snooping enable)."""
    guarded = any(e.node is not None and "dhcp snooping enable" in e.node.entries for e in edit.node.entries.values())
    if match.form.undo and guarded:
        raise Refused("Error: Disable DHCP snooping on the interfaces first.")
    return False


HOOKS: dict[str, Hook] = {
    "flow_sampler": _flow_sampler,
    **AAA_HOOKS,
    **MULTICAST_HOOKS,
    **QOS_HOOKS,
    **TRACK_HOOKS,
    "vty_acl": _vty_acl,
    "snmp_group": _snmp_group,
    "vlan_batch": _vlan_batch,
    "vlan": _vlan,
    "interface": _interface,
    "link_type": _link_type,
    "portswitch": _portswitch,
    "member": _member,
    "no_members": _no_members,
    "ipv6_enable": _ipv6_enable,
    "target_both": _target_both,
    "peer": _peer,
    "address_list": _address_list,
    "pool_network": _pool_network,
    "pool_range": _pool_range,
    "lease": _lease,
    "snooping": _snooping,
    "ospfv3_on": _ospfv3_on,
}
