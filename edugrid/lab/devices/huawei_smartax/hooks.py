"""What SmartAX lines do beyond storing themselves. Sentences are quoted from the notes where these have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Entry, Node
from edugrid.lab.devices.core.vlans import parse_vlans
from edugrid.lab.devices.huawei_smartax.switches import SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match

_NO_ONT = "  Failure: The ONT does not exist"
_NO_PROFILE = "  Failure: The profile does not exist"
_HAS_FLOWS = "  Failure: This configured object has some service virtual ports"
_BOUND = "  Failure: The profile has been bound"  # simulated wording
_DBA = "dba-profile add profile-id"
_ONT_PROFILES = {"ont-lineprofile": 3, "ont-srvprofile": 4}


def _numbers(text: str) -> list[int]:
    taken = parse_vlans(text.split(), 1)
    return sorted(taken[1]) if taken else []


def _vlan(edit: Edit, match: Match) -> bool:
    """Each VLAN is a thing of its own; a range is only a way to type and to print."""
    numbers, entries = _numbers(match.args[0]), edit.node.entries
    for number in numbers:
        if match.form.undo:
            if f"vlan {number}" not in entries:
                raise Refused("  Failure: VLAN does not exist")
            if _flows(edit.root, f" vlan {number} "):
                raise Refused(_HAS_FLOWS)
            if any(key.startswith(f"port vlan {number} ") for key in entries):
                raise Refused("  Failure: The VLAN has upstream ports")  # simulated wording
        elif f"vlan {number}" in entries:
            raise Refused("  Failure: VLAN does already exist")
    for number in numbers:
        if match.form.undo:
            entries.pop(f"vlan {number}")
            entries.pop(f"vlan desc {number}", None)
        else:
            key = f"vlan {number}"
            entries[key] = Entry(key, f"{key} {match.pieces[-1]}", match.form.command, (str(number),))
    return True


def _port_vlan(edit: Edit, match: Match) -> bool:
    numbers, board, port = _numbers(match.args[0]), match.args[1], match.args[2]
    entries = edit.node.entries
    keys = [f"port vlan {number} {board} {port}" for number in numbers]
    for number, key in zip(numbers, keys, strict=True):
        if match.form.undo and key not in entries:
            raise Refused("  Failure: The port is not in the VLAN")
        if not match.form.undo and key in entries:
            raise Refused("  Failure: The port is already in the VLAN")
        if not match.form.undo and f"vlan {number}" not in entries:
            raise Refused("  Failure: VLAN does not exist")
    for number, key in zip(numbers, keys, strict=True):
        if match.form.undo:
            entries.pop(key)
        else:
            entries[key] = Entry(key, key, match.form.command, (board, port, str(number)))
    return True


def _dba_add(edit: Edit, match: Match) -> bool:
    if match.key in edit.node.entries:
        raise Refused("  Failure: The profile has existed")
    return False


def _dba_modify(edit: Edit, match: Match) -> bool:
    key = f"{_DBA} {match.args[0]}"
    old = edit.node.entries.get(key)
    if old is None:
        raise Refused(_NO_PROFILE)
    name = re.match(r'.*? profile-name (".*?")', old.line)
    rates = match.line.split(f"profile-id {match.args[0]} ", 1)[1]
    edit.node.entries.pop(key)
    edit.type(f"{key} profile-name {name[1] if name else match.args[0]} {rates}")
    return True


def _dba_delete(edit: Edit, match: Match) -> bool:
    key = f"{_DBA} {match.args[0]}"
    if key not in edit.node.entries:
        raise Refused(_NO_PROFILE)
    for entry in edit.node.starting("ont-lineprofile"):
        used = [inner for inner in (entry.node or Node()).starting("tcont") if inner.args[1] == match.args[0]]
        if used and SWITCHES["profile_in_use_refused"]:
            raise Refused(_BOUND)
    edit.node.entries.pop(key)
    return True


def _profile(edit: Edit, match: Match) -> bool:
    """A profile that an ONT is bound to stays."""
    if match.form.undo and SWITCHES["profile_in_use_refused"]:
        place = _ONT_PROFILES[match.pieces[0]]
        if any(ont.args[place] == match.args[0] for _, ont in _onts(edit.root)):
            raise Refused(_BOUND)
    return False


def _tcont(edit: Edit, match: Match) -> bool:
    if match.form.undo:
        if any(gem.args[1] == match.args[0] for gem in edit.node.starting("gem add")):
            raise Refused("  Failure: The T-CONT has GEM ports")  # simulated wording
    elif f"{_DBA} {match.args[1]}" not in edit.root.entries and int(match.args[1]) > _BUILT_IN:
        raise Refused(_NO_PROFILE)
    return False


_BUILT_IN = 9  # DBA profiles 1 to 9 are there from the factory


def _gem_add(edit: Edit, match: Match) -> bool:
    if match.key in edit.node.entries:
        raise Refused("  Failure: The GEM port has existed")
    if not edit.node.starting(f"tcont {match.args[1]}"):
        raise Refused("  Failure: The T-CONT does not exist")
    return False


def _gem_delete(edit: Edit, match: Match) -> bool:
    if f"gem add {match.args[0]}" not in edit.node.entries:
        raise Refused("  Failure: The GEM port does not exist")
    if edit.node.starting(f"gem mapping {match.args[0]}"):
        raise Refused("  Failure: The GEM port has mapping relations")  # simulated wording
    edit.node.entries.pop(f"gem add {match.args[0]}")
    return True


def _eth_vlan(edit: Edit, match: Match) -> bool:
    if match.form.undo:
        return False
    ports = edit.node.entries.get("ont-port eth") or next(iter(edit.node.starting("ont-port")), None)
    if ports is None or int(match.args[0]) > int(ports.args[0]):
        raise Refused("  Failure: The ONT port ID does not exist")
    return False


def _onts(root: Node) -> Iterator[tuple[str, Entry]]:
    """(port, entry) of every ONT: arguments are port, id, serial, line profile, service profile, description."""
    for board in root.starting("interface gpon"):
        for entry in (board.node or Node()).starting("ont add"):
            yield f"{board.args[0]}/{entry.args[0]}", entry


def _flows(root: Node, words: str) -> list[Entry]:
    return [entry for entry in root.starting("service-port") if words in f"{entry.line} "]


def _board(edit: Edit) -> str:
    return edit.path[-1].removeprefix("interface gpon ")


def _ont(edit: Edit, match: Match) -> Entry:
    found = edit.node.entries.get(f"ont add {match.args[0]} {match.args[1]}")
    if found is None:
        raise Refused(_NO_ONT)
    return found


def _serial(text: str) -> str:
    plain = text.strip('"').replace("-", "").upper()
    return plain if len(plain) == 16 else plain[:4].encode().hex().upper() + plain[4:]  # noqa: PLR2004 - digits


def _ont_add(edit: Edit, match: Match) -> bool:
    port, number, serial, line, service, _ = match.args
    if match.key in edit.node.entries:
        raise Refused("  Failure: The ONT ID has already existed")
    if "sn-auth" in match.pieces:
        serial = f'"{_serial(serial)}"'
    if any(ont.args[2] == serial for _, ont in _onts(edit.root)):
        raise Refused("  Failure: SN already exists")
    if not edit.loading:
        _bind(edit, "ont-lineprofile", line)
        _bind(edit, "ont-srvprofile", service)
    pieces = [serial if piece == match.args[2] else piece for piece in match.pieces]
    edit.put(match, match.key, " ".join(pieces), (port, number, serial, line, service, match.args[5]))
    edit.notices += [
        "  Number of ONTs that can be added: 1, success: 1",
        f"  PortID :{port}, ONTID :{number}",
    ]
    return True


def _bind(edit: Edit, kind: str, number: str) -> None:
    if f"{kind} gpon profile-id {number}" not in edit.root.entries:
        raise Refused(_NO_PROFILE)


def _ont_delete(edit: Edit, match: Match) -> bool:
    _ont(edit, match)
    port, number = match.args
    if _flows(edit.root, f" gpon {_board(edit)}/{port} ont {number} "):
        raise Refused(_HAS_FLOWS)
    for key in [key for key in edit.node.entries if key.startswith((f"ont port native-vlan {port} {number} ",))]:
        edit.node.entries.pop(key)
    edit.node.entries.pop(f"ont add {port} {number}")
    edit.notices.append("  Number of ONTs that can be deleted: 1, success: 1")
    return True


def _change(edit: Edit, match: Match, place: int, word: str, value: str) -> bool:
    old = _ont(edit, match)
    args = list(old.args)
    args[place] = value
    line = re.sub(rf" {word} (\"[^\"]*\"|\S+)", lambda _: f" {word} {value}", old.line)
    edit.node.entries[old.key] = Entry(old.key, line, old.command, tuple(args))
    return True


def _modify_sn(edit: Edit, match: Match) -> bool:
    if not SWITCHES["ont_modify_sn"]:
        raise Refused(edit.dialect.errors["unrecognized"], 0)
    serial = f'"{_serial(match.args[2])}"'
    _ont(edit, match)
    if any(ont.args[2] == serial for _, ont in _onts(edit.root)):
        raise Refused("  Failure: SN already exists")
    return _change(edit, match, 2, "sn-auth", serial)


def _modify_line(edit: Edit, match: Match) -> bool:
    _ont(edit, match)
    _bind(edit, "ont-lineprofile", match.args[2])
    return _change(edit, match, 3, "ont-lineprofile-id", match.args[2])


def _modify_srv(edit: Edit, match: Match) -> bool:
    _ont(edit, match)
    _bind(edit, "ont-srvprofile", match.args[2])
    return _change(edit, match, 4, "ont-srvprofile-id", match.args[2])


def _modify_desc(edit: Edit, match: Match) -> bool:
    return _change(edit, match, 5, "desc", match.args[2])


def _native_vlan(edit: Edit, match: Match) -> bool:
    ont = _ont(edit, match)
    profile = edit.root.at((f"ont-srvprofile gpon profile-id {ont.args[4]}",)) or Node()
    ports = next(iter(profile.starting("ont-port")), None)
    if not edit.loading and (ports is None or int(match.args[2]) > int(ports.args[0])):
        raise Refused("  Failure: The ONT port ID does not exist")
    edit.notices.append("  Set ONT port(s) VLAN configuration, success: 1, failed: 0")
    if match.args[3] == "1" and SWITCHES["native_vlan_1_hidden"]:
        edit.node.entries.pop(match.key, None)
        return True
    line = match.line if "priority" in match.pieces else f"{match.line} priority 0"
    edit.put(match, match.key, line)
    return True


def _autofind_off(edit: Edit, match: Match) -> bool:
    edit.node.entries.pop(f"port {match.args[0]} ont-auto-find enable", None)
    return True


def _service_port(edit: Edit, match: Match) -> bool:
    if match.form.undo:
        return False
    index, vlan, pon, ont, gem, user_vlan = match.args
    del index
    if match.key in edit.node.entries:
        raise Refused("  Failure: Service virtual port has existed already")
    for other in edit.node.starting("service-port"):
        if other.args[2:6] == (pon, ont, gem, user_vlan):
            raise Refused("  Failure: Service virtual port has existed already")
    if edit.loading:
        return False
    if f"vlan {vlan}" not in edit.node.entries:
        raise Refused("  Failure: VLAN does not exist")
    found = next((entry for port, entry in _onts(edit.root) if port == pon and entry.args[1] == ont), None)
    if found is None:
        raise Refused(_NO_ONT)
    profile = edit.root.at((f"ont-lineprofile gpon profile-id {found.args[3]}",)) or Node()
    if not profile.starting(f"gem add {gem}"):
        raise Refused("  Failure: The GEM port does not exist")
    return False


def _loghost_delete(edit: Edit, match: Match) -> bool:
    address = match.args[0]
    if f"loghost add {address}" not in edit.node.entries:
        raise Refused("  Failure: The log host does not exist")
    edit.node.entries.pop(f"loghost add {address}")
    edit.node.entries.pop(f"loghost activate ip {address}", None)
    return True


def _loghost_deactivate(edit: Edit, match: Match) -> bool:
    if edit.node.entries.pop(f"loghost activate ip {match.args[0]}", None) is None:
        raise Refused("  Failure: The log host is not active")
    return True


def _member(edit: Edit, match: Match) -> bool:
    if not match.form.undo and "protect-group enable" in edit.node.entries and not edit.loading:
        raise Refused("  Failure: The protect group is enabled")
    return False


def _protect_enable(edit: Edit, match: Match) -> bool:
    roles = {entry.line.rsplit(" ", 1)[-1] for entry in edit.node.starting("protect-group member")}
    if not match.form.undo and not edit.loading and roles != {"work", "protect"}:
        raise Refused("  Failure: The protect group needs a working and a protecting member")  # simulated wording
    return False


HOOKS: dict[str, Hook] = {
    "vlan": _vlan,
    "port_vlan": _port_vlan,
    "dba_add": _dba_add,
    "dba_modify": _dba_modify,
    "dba_delete": _dba_delete,
    "profile": _profile,
    "tcont": _tcont,
    "gem_add": _gem_add,
    "gem_delete": _gem_delete,
    "eth_vlan": _eth_vlan,
    "ont_add": _ont_add,
    "ont_delete": _ont_delete,
    "modify_sn": _modify_sn,
    "modify_line": _modify_line,
    "modify_srv": _modify_srv,
    "modify_desc": _modify_desc,
    "native_vlan": _native_vlan,
    "autofind_off": _autofind_off,
    "service_port": _service_port,
    "loghost_delete": _loghost_delete,
    "loghost_deactivate": _loghost_deactivate,
    "member": _member,
    "protect_enable": _protect_enable,
}
