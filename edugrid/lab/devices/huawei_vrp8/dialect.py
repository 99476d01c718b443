"""The VRP8 dialect, put together."""

from __future__ import annotations

import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.dialect import Dialect
from edugrid.lab.devices.core.edit import Edit
from edugrid.lab.devices.core.grammar import load_grammar
from edugrid.lab.devices.core.handlers import COMMON
from edugrid.lab.devices.core.hardware import add_hardware
from edugrid.lab.devices.core.public_keys import KEY_COMMANDS, KEY_HOOKS
from edugrid.lab.devices.core.shared_hooks import SHARED_HOOKS
from edugrid.lab.devices.huawei_vrp8.checks import CHECKS
from edugrid.lab.devices.huawei_vrp8.commit_commands import COMMIT
from edugrid.lab.devices.huawei_vrp8.feature_commands import FEATURES
from edugrid.lab.devices.huawei_vrp8.health_commands import HEALTH
from edugrid.lab.devices.huawei_vrp8.hooks import HOOKS
from edugrid.lab.devices.huawei_vrp8.names import NAMES
from edugrid.lab.devices.huawei_vrp8.netconf import Vrp8Agent
from edugrid.lab.devices.huawei_vrp8.points import Points
from edugrid.lab.devices.huawei_vrp8.show_commands import SHOW, SOFTWARE
from edugrid.lab.devices.huawei_vrp8.switches import SWITCHES
from edugrid.lab.devices.vrp.feature_tables import FEATURE_TABLES
from edugrid.lab.devices.vrp.local_user import vrp_user
from edugrid.lab.devices.vrp.login_order import vrp_login_order
from edugrid.lab.devices.vrp.tables import TABLES
from edugrid.lab.devices.vrp.user_keys import KEY_USER_HOOKS, vrp_user_keys

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry, Node

_ERRORS = {
    "unrecognized": "Error: Unrecognized command found at '^' position.",
    "incomplete": "Error: Incomplete command found at '^' position.",
    "ambiguous": "Error: Ambiguous command found at '^' position.",
    "wrong": "Error: Wrong parameter found at '^' position.",
    "too many": "Error: Too many parameters found at '^' position.",
}
_TEXTS = {
    "absent": "Error: The configuration does not exist.",
    "conflict": "Error: The configuration conflicts with the existing configuration.",
    "view gone": "Error: The view has been deleted by another user.",
    "injected": "Error: The operation failed. (simulated fault)",
    "first rule": "5",
    "secondary first": "Error: Please delete the secondary IP address first.",
    "primary first": "Error: Please configure the primary IP address first.",
    "bad address": "Error: The specified IP address is invalid.",
    "bad address6": "Error: The specified IPv6 address is invalid.",
    "bad file name": "Error: Invalid file name.",
    "no file": "Error: No file found.",
    "no saved configuration": "Error: The saved-configuration file does not exist.",
    "screen length": "Info: The configuration takes effect on the current user terminal interface only.",
    "yes or no": "Error: Please choose 'YES' or 'NO' first before pressing 'Enter'. [Y/N]:",
    "delete?": "Delete flash:/{name}? [Y/N]:",
    "deleted": "Info: Deleting file flash:/{name} succeeded.",
    "copy?": "Copy {source} to {target}? [Y/N]:",
    "copied": "Info: Copied file successfully.",
}
_PORTS = (*(f"GE1/0/{n}" for n in range(1, 9)), *(f"10GE1/0/{n}" for n in range(1, 9)))


@lru_cache(maxsize=1)
def dialect() -> Dialect:
    """The dialect object; the grammar is compiled once a program."""
    text = (Path(__file__).parent / "grammar.txt").read_text(encoding="utf-8")
    return Dialect(
        platform="huawei_vrp8",
        grammar=load_grammar(text),
        names=NAMES,
        texts=_TEXTS,
        errors=_ERRORS,
        hooks=SHARED_HOOKS | KEY_HOOKS | KEY_USER_HOOKS | HOOKS,
        handlers=COMMON | KEY_COMMANDS | SHOW | COMMIT | TABLES | FEATURE_TABLES | FEATURES | HEALTH,
        checks=CHECKS,
        header=_header,
        banner=_banner,
        dynamic_view=_interface_view,
        new_state=Points,
        seed=_seed,
        default_ports=_PORTS,
        default_name="HUAWEI",
        startup_file="vrpcfg.cfg",
        two_stage=True,
        lead="",
        ignored=r"[#!]",
        line_limit=1022,
        more="  ---- More ----",
        switches=SWITCHES,
        local_user=vrp_user,
        login_order=vrp_login_order,
        user_keys=vrp_user_keys,
        noise=r"version\s|(?:public-key-code|peer-public-key) end$",
        netconf=Vrp8Agent,
    )


def _stamp(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S+00:00", time.gmtime(seconds))


def _header(device: Device) -> list[str]:
    by = "SYSTEM automatically" if device.changed_by in ("", "SYSTEM") else device.changed_by
    lines = [
        f"!Software Version {SOFTWARE}",
        f"!Last configuration was updated at {_stamp(device.last_change)} by {by}",
    ]
    if device.last_save:
        lines.append(f"!Last configuration was saved at {_stamp(device.last_save)}")
    return lines


def _banner(session: Session) -> str:
    count = len(session.device.sessions)
    return (
        "\nSIMULATED Huawei VRP8 device of the edugrid lab: not a real device, no vendor software.\n\n"
        f"Info: The max number of VTY users is 21, the number of current VTY users online is {count}, "
        f"and total number of terminal users online is {count}.\n"
        f"      The current login time is {time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(session.device.clock()))}."
    )


def _interface_view(entry: Entry) -> str:
    """View of an interface: by type, and for ports and trunks by layer-2/layer-3 mode."""
    found = NAMES.find(entry.args[0])
    kind = found[0].kind if found else "null"
    if "." in entry.args[0]:
        return "sub-l2" if entry.line.endswith("mode l2") else "sub"
    routed = entry.node is not None and "portswitch" in entry.node.entries
    if kind == "port" and entry.node is not None and "eth-trunk" in entry.node.entries:
        return "port-member"
    if kind == "port":
        return "port-l3" if routed else "port-l2"
    if kind == "eth-trunk":
        return "trunk-l3" if routed else "trunk-l2"
    return kind


def _seed(root: Node, name: str, ports: tuple[str, ...]) -> None:
    """What a factory-fresh device prints: its name, its ports, an empty aaa section."""
    edit = Edit(root, dialect(), loading=True)
    edit.type(f"sysname {name}")
    for port in ("MEth0/0/0", *ports, "NULL0"):
        add_hardware(edit, port)
    edit.path = ()
    edit.type("aaa")
