"""The Comware 7 dialect, put together."""

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
from edugrid.lab.devices.h3c_comware7.commit_commands import COMMIT
from edugrid.lab.devices.h3c_comware7.feature_commands import FEATURES
from edugrid.lab.devices.h3c_comware7.health_commands import HEALTH
from edugrid.lab.devices.h3c_comware7.hooks import HOOKS
from edugrid.lab.devices.h3c_comware7.local_user import comware_user
from edugrid.lab.devices.h3c_comware7.login_order import comware_login_order
from edugrid.lab.devices.h3c_comware7.names import NAMES
from edugrid.lab.devices.h3c_comware7.show_commands import SHOW, VERSION
from edugrid.lab.devices.h3c_comware7.switches import SWITCHES
from edugrid.lab.devices.h3c_comware7.table_commands import TABLES
from edugrid.lab.devices.h3c_comware7.timers import Timers
from edugrid.lab.devices.h3c_comware7.user_keys import KEY_USER_HOOKS, comware_user_keys
from edugrid.lab.devices.h3c_comware7.wlan_commands import WLAN_SHOW
from edugrid.lab.devices.h3c_comware7.wlan_hooks import WLAN_HOOKS

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry, Node

_ERRORS = {
    "unrecognized": " % Unrecognized command found at '^' position.",
    "incomplete": " % Incomplete command found at '^' position.",
    "ambiguous": " % Ambiguous command found at '^' position.",
    "wrong": " % Wrong parameter found at '^' position.",
    "too many": " % Too many parameters found at '^' position.",
}
_TEXTS = {
    "absent": "The configuration does not exist.",
    "conflict": "The configuration conflicts with the existing configuration.",
    "view gone": "The view has been deleted.",
    "injected": "The operation failed. (simulated fault)",
    "first rule": "0",
    "secondary first": "Please delete the secondary IP addresses first.",
    "primary first": "Please configure the primary IP address first.",
    "bad address": "The IP address is invalid.",
    "bad address6": "The IPv6 address is invalid.",
    "bad file name": "The file name is invalid.",
    "no file": "The file does not exist.",
    "no saved configuration": "The saved configuration file does not exist.",
    "screen length": "",
    "yes or no": "Please answer Y or N. [Y/N]:",
    "delete?": "Delete flash:/{name}? [Y/N]:",
    "deleted": "Deleting file flash:/{name}... Done.",
    "copy?": "Copy {source} to {target}? [Y/N]:",
    "copied": "Copying file... Done.",
}
_PORTS = (
    *(f"GigabitEthernet1/0/{n}" for n in range(1, 25)),
    *(f"Ten-GigabitEthernet1/0/{n}" for n in range(25, 29)),
)


@lru_cache(maxsize=1)
def dialect() -> Dialect:
    """The dialect object; the grammar is compiled once a program."""
    text = (Path(__file__).parent / "grammar.txt").read_text(encoding="utf-8")
    return Dialect(
        platform="h3c_comware7",
        grammar=load_grammar(text),
        names=NAMES,
        texts=_TEXTS | {"question seconds": "30" if SWITCHES["question_timeout"] else "0"},
        errors=_ERRORS,
        hooks=SHARED_HOOKS | KEY_HOOKS | KEY_USER_HOOKS | HOOKS | WLAN_HOOKS,
        handlers=COMMON | KEY_COMMANDS | SHOW | COMMIT | TABLES | FEATURES | HEALTH | WLAN_SHOW,
        checks=(),
        header=_header,
        banner=_banner,
        dynamic_view=_interface_view,
        new_state=Timers,
        seed=_seed,
        default_ports=_PORTS,
        default_name="H3C",
        startup_file="startup.cfg",
        two_stage=False,
        lead=" ",
        ignored=r"#|version\s",
        line_limit=511,
        more="---- More ----",
        switches=SWITCHES,
        local_user=comware_user,
        login_order=comware_login_order,
        user_keys=comware_user_keys,
        noise=r"version\s|(?:public-key-code|peer-public-key) end$",
        aliases={
            "show": "display",
            "no": "undo",
            "exit": "quit",
            "end": "return",
            "write": "save",
            "hostname": "sysname",
            "erase": "delete",
            "access-list": "acl",
            "logging": "info-center",
        },
    )


def _header(device: Device) -> list[str]:
    del device
    return ["#", f" version {VERSION}"]


def _banner(session: Session) -> str:
    line = "*" * 78
    year = time.strftime("%Y", time.gmtime(session.device.clock()))
    rows = [
        "SIMULATED H3C Comware 7 device of the edugrid lab: not a real device.",
        f"Lab session of {year}, no vendor software inside.",
    ]
    return "\n".join(["", line, *(f"* {row:<75}*" for row in rows), line, ""])


def _interface_view(entry: Entry) -> str:
    """View of an interface: by type, and for ports by ``port link-mode``."""
    name = entry.args[0]
    found = NAMES.find(name)
    kind = found[0].kind if found else "null"
    if "." in name:
        return "sub"
    if kind == "port":
        mode = entry.node.entries.get("port link-mode") if entry.node else None
        return "port-l3" if mode and mode.line.endswith("route") else "port-l2"
    if kind == "agg":
        return "trunk-l2" if name.startswith("Bridge") else "trunk-l3"
    return {"vlan": "vlan-interface", "vsi": "vsi-interface"}.get(kind, kind)


def _seed(root: Node, name: str, ports: tuple[str, ...]) -> None:
    """What a factory-fresh device prints: its name, VLAN 1 and its ports."""
    edit = Edit(root, dialect(), loading=True)
    edit.type(f"sysname {name}")
    edit.type("vlan 1")
    for port in (*ports, "NULL0", "M-GigabitEthernet0/0/0"):
        edit.path = ()
        if _interface_view(root.entries[add_hardware(edit, port)]) == "port-l2":
            edit.type("port link-mode bridge")
