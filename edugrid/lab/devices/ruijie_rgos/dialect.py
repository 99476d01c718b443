"""The RGOS dialect, put together."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.comma_vlans import read_vlans, vlan_text
from edugrid.lab.devices.core.dialect import Dialect
from edugrid.lab.devices.core.edit import Edit
from edugrid.lab.devices.core.grammar import load_grammar
from edugrid.lab.devices.core.handlers import COMMON
from edugrid.lab.devices.core.hardware import add_hardware
from edugrid.lab.devices.core.render import entry_lines
from edugrid.lab.devices.core.shared_hooks import SHARED_HOOKS
from edugrid.lab.devices.ruijie_rgos.aaa_hooks import AAA_HOOKS, rgos_login_order
from edugrid.lab.devices.ruijie_rgos.exec_commands import EXEC
from edugrid.lab.devices.ruijie_rgos.hooks import HOOKS
from edugrid.lab.devices.ruijie_rgos.local_user import rgos_user
from edugrid.lab.devices.ruijie_rgos.names import NAMES
from edugrid.lab.devices.ruijie_rgos.show_commands import SHOW, VERSION
from edugrid.lab.devices.ruijie_rgos.switches import SWITCHES
from edugrid.lab.devices.ruijie_rgos.timers import ReloadTimer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry, Node
    from edugrid.lab.devices.core.words import Word

_INVALID = "% Invalid input detected at '^' marker." if SWITCHES["caret"] else "% Invalid input."
_ERRORS = {
    "unrecognized": _INVALID,
    "wrong": _INVALID,
    "too many": _INVALID,
    "incomplete": "% Incomplete command.",
    "ambiguous": '% Ambiguous command: "{line}"',
}
_TEXTS = {
    "absent": "% The configuration does not exist.",
    "conflict": "% The configuration conflicts with the existing one.",
    "view gone": "% The mode has been deleted.",
    "injected": "% The operation failed. (simulated fault)",
    "bad address6": "% Invalid IPv6 address.",
    "bad file name": "% Invalid file name.",
    "no file": "% No such file.",
    "no saved configuration": "% The startup configuration does not exist.",
    "screen length": "",
    "yes or no": "Please answer yes or no:",
    "question seconds": "0",
}
_PORTS = (
    *(f"GigabitEthernet 0/{n}" for n in range(1, 25)),
    *(f"TenGigabitEthernet 0/{n}" for n in range(25, 33)),
)


@lru_cache(maxsize=1)
def dialect() -> Dialect:
    """The dialect object; the grammar is compiled once a program."""
    text = (Path(__file__).parent / "grammar.txt").read_text(encoding="utf-8")
    return Dialect(
        platform="ruijie_rgos",
        grammar=load_grammar(text, no="no"),
        names=NAMES,
        texts=_TEXTS,
        errors=_ERRORS,
        hooks=SHARED_HOOKS | HOOKS | AAA_HOOKS,
        handlers=COMMON | SHOW | EXEC,
        checks=(),
        header=_header,
        banner=_banner,
        dynamic_view=_interface_view,
        new_state=ReloadTimer,
        seed=_seed,
        default_ports=_PORTS,
        default_name="Ruijie",
        startup_file="config.text",
        two_stage=False,
        lead="",
        ignored=r"!",
        line_limit=511,
        more=" --More-- ",
        switches=SWITCHES,
        local_user=rgos_user,
        login_order=rgos_login_order,
        mark="!",
        end="end",
        enter="configure terminal",
        name_key="hostname",
        login_view="exec" if SWITCHES["login_privileged"] else "user",
        noise=r"version\s|Building configuration|Current configuration|exit-address-family$|sysmac\s|install\s",
        readers={"vlanset": read_vlans, "slash4": _slash4},
        prompt=_prompt,
        collapse=_with_vlan_range,
    )


def _slash4(_argument: str, words: Sequence[Word], _line: str) -> tuple[int, str] | None:
    """An IPv4 prefix in one word, ``10.0.0.0/8``; host bits are cleared."""
    if not re.fullmatch(r"[\d.]+/\d+", words[0].text):
        return None
    try:
        return 1, str(ip_network(words[0].text, strict=False))
    except ValueError:
        return None


def _prompt(session: Session) -> str:
    name = session.device.sysname
    if not session.config:
        return f"{name}{'>' if session.mode == 'user' else '#'}"
    view = session.view_name()
    if view.startswith("="):
        return f"{name}({view[1:]})#"
    return f"{name}(config{'-' if view else ''}{view})#"


def _with_vlan_range(entries: list[Entry]) -> Iterator[tuple[list[str], Entry]]:
    """Named VLANs a section each, then the others on one ``vlan range`` line."""
    vlans = [e for e in entries if e.command.collapse]
    plain = [e for e in vlans if e.node is not None and not e.node.entries]
    if len(plain) < 2 or not SWITCHES["vlan_range_line"]:  # noqa: PLR2004 - one VLAN is no range
        plain = []
    for entry in entries:
        if entry not in plain:
            yield entry_lines(entry), entry
        if plain and entry is vlans[-1]:
            yield [f"vlan range {vlan_text(int(e.args[0]) for e in plain)}"], plain[0]


def _header(device: Device) -> list[str]:
    size = sum(len(line) + 1 for line in device.dialect.lines(device.running))
    return ["Building configuration...", f"Current configuration: {size} bytes", "", f"version {VERSION}"]


def _banner(session: Session) -> str:
    del session
    return "\nSIMULATED Ruijie RGOS switch of the edugrid lab: not a real device, no vendor software inside.\n"


def _interface_view(entry: Entry) -> str:
    """Mode of an interface: by type, and for ports by ``no switchport``."""
    found = NAMES.find(entry.args[0])
    kind = found[0].kind if found else "null"
    routed = entry.node is not None and "switchport" in entry.node.entries
    if kind in ("port", "agg"):
        return f"{kind}-{'l3' if routed else 'l2'}"
    return {"vlan": "svi"}.get(kind, kind)


def _seed(root: Node, name: str, ports: tuple[str, ...]) -> None:
    """What a factory-fresh device prints: its name, VLAN 1, its ports and its lines."""
    edit = Edit(root, dialect(), loading=True)
    for line in (f"hostname {name}", "vlan 1", "line console 0", "line vty 0 4"):
        edit.path = ()
        edit.type(line)
    for port in (*ports, "Mgmt 0"):
        edit.path = ()
        add_hardware(edit, port)
