"""The SmartAX dialect, put together."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.edit import Edit
from edugrid.lab.devices.core.grammar import load_grammar
from edugrid.lab.devices.core.handlers import COMMON
from edugrid.lab.devices.core.hardware import add_hardware
from edugrid.lab.devices.core.match import Mismatch, choices, match_line
from edugrid.lab.devices.core.shared_hooks import SHARED_HOOKS
from edugrid.lab.devices.huawei_smartax.display import SmartaxDialect, normalise
from edugrid.lab.devices.huawei_smartax.hooks import HOOKS
from edugrid.lab.devices.huawei_smartax.names import NAMES
from edugrid.lab.devices.huawei_smartax.show_commands import SHOW, SOFTWARE
from edugrid.lab.devices.huawei_smartax.state import SmartaxState, state_of
from edugrid.lab.devices.huawei_smartax.switches import SWITCHES

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry, Node

_ERRORS = {
    "unrecognized": "  % Unknown command, the error locates at '^'",
    "incomplete": "  % Incomplete command, the error locates at '^'",
    "ambiguous": "  % Ambiguous command, the error locates at '^'",
    "wrong": "  % Parameter error, the error locates at '^'",
    "too many": "  % Too many parameters, the error locates at '^'",
}
_TEXTS = {
    "absent": "  Failure: The configuration does not exist",
    "conflict": "  Failure: The configuration conflicts with existing data",
    "view gone": "  Failure: The object has been deleted by another user",
    "injected": "  Failure: The operation failed (simulated fault)",
    "bad file name": "  Failure: Invalid file name",
    "no file": "  Failure: The file does not exist",
    "no saved configuration": "  Failure: There is no saved configuration",
    "screen length": "",
    "yes or no": "",
}


@lru_cache(maxsize=1)
def dialect() -> SmartaxDialect:
    """The dialect object; the grammar is compiled once a program."""
    text = (Path(__file__).parent / "grammar.txt").read_text(encoding="utf-8")
    return SmartaxDialect(
        platform="huawei_smartax",
        grammar=load_grammar(text),
        names=NAMES,
        texts=_TEXTS,
        errors=_ERRORS,
        hooks=SHARED_HOOKS | HOOKS,
        handlers=COMMON | SHOW,
        checks=(),
        header=_header,
        banner=_banner,
        dynamic_view=_no_view,
        new_state=SmartaxState,
        seed=_seed,
        default_ports=("gpon 0/1", "gpon 0/2"),
        default_name="MA5800",
        startup_file="startup.dat",
        two_stage=False,
        lead=" ",
        ignored="#",
        line_limit=510,
        more="---- More ( Press 'Q' to break ) ----",
        switches=SWITCHES,
        enter="enable\nconfig",
        prompt=_prompt,
        normalise=normalise,
        more_words=_more_words,
    )


def _header(device: Device) -> list[str]:
    del device
    return [f"[{SOFTWARE}: 5011 SIMULATED]"]


def _banner(session: Session) -> str:
    del session
    return (
        "\n  SIMULATED Huawei Integrated Access Software (MA5800) of the edugrid lab: not a real device, no vendor software.\n"
        f"  {'-' * 77}"
    )


def _no_view(entry: Entry) -> str:
    del entry
    return "system"


def _prompt(session: Session) -> str:
    name, view = session.device.sysname, session.view_name()
    if not session.config:
        return f"{name}{'>' if session.mode == 'user' else '#'}"
    if view.startswith("protect-group"):
        return f"{name}({view})#"
    return f"{name}(config{'-' + view if view else ''})#"


def _more_words(session: Session, line: str) -> str:
    """Smart interaction: the device asks for the words that may follow, until `undo smart`."""
    if session.number in state_of(session.device).plain:
        return ""
    dialect = session.device.dialect
    found = match_line(session.trie(), dialect.params, line)
    if isinstance(found, Mismatch) and found.fault != "incomplete":
        return ""
    words = choices(session.trie(), dialect.params, line.rstrip() + " ")
    shown = ["<cr>"] if "<cr>" in words else []
    shown += [f"{word[1:-1]}<U>" if word.startswith("<") else f"{word}<K>" for word in words if word != "<cr>"]
    return f"{{ {'|'.join(shown)} }}:" if shown and shown != ["<cr>"] else ""


def _seed(root: Node, name: str, ports: tuple[str, ...]) -> None:
    """What a factory-fresh device prints: its name and its boards."""
    edit = Edit(root, dialect(), loading=True)
    edit.type(f"sysname {name}")
    for port in ports:
        add_hardware(edit, port)
    edit.path = ()
