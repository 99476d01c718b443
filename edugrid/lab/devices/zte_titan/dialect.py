"""The C600 dialect, put together."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.comma_vlans import read_vlans
from edugrid.lab.devices.core.edit import Edit
from edugrid.lab.devices.core.grammar import load_grammar
from edugrid.lab.devices.core.handlers import COMMON
from edugrid.lab.devices.core.hardware import add_hardware
from edugrid.lab.devices.core.onus import OltState
from edugrid.lab.devices.core.shared_hooks import SHARED_HOOKS
from edugrid.lab.devices.zte_titan.display import TitanDialect, normalise
from edugrid.lab.devices.zte_titan.hooks import HOOKS
from edugrid.lab.devices.zte_titan.names import NAMES
from edugrid.lab.devices.zte_titan.show_commands import SHOW
from edugrid.lab.devices.zte_titan.switches import SWITCHES

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry, Node

_INVALID = "%Error 140303: Invalid input detected at '^' marker."
_ERRORS = {
    "unrecognized": _INVALID,
    "incomplete": "%Error 140305: Incomplete command.",
    "ambiguous": "%Error 140301: Ambiguous command",
    "wrong": _INVALID,
    "too many": _INVALID,
}
_TEXTS = {
    "absent": "%Error 222390: The entry does not exist.",
    "conflict": "%Error 222392: The operation is refused.",
    "view gone": "%Error 222393: The object has been deleted.",
    "injected": "%Error 222394: The operation failed. (simulated fault)",
    "bad file name": "%Error 222395: Invalid file name.",
    "no file": "%Error 222396: The file does not exist.",
    "no saved configuration": "%Error 222397: There is no saved configuration.",
    "screen length": "",
    "yes or no": "",
}
_PORTS = (*(f"gpon_olt-1/1/{n}" for n in range(1, 17)), *(f"xgei-1/4/{n}" for n in range(1, 5)))


@lru_cache(maxsize=1)
def dialect() -> TitanDialect:
    """The dialect object; the grammar is compiled once a program."""
    text = (Path(__file__).parent / "grammar.txt").read_text(encoding="utf-8")
    return TitanDialect(
        platform="zte_titan",
        grammar=load_grammar(text, "no"),
        names=NAMES,
        texts=_TEXTS,
        errors=_ERRORS,
        hooks=SHARED_HOOKS | HOOKS,
        handlers=COMMON | SHOW,
        checks=(),
        header=_header,
        banner=_banner,
        dynamic_view=_no_view,
        new_state=OltState,
        seed=_seed,
        default_ports=_PORTS,
        default_name="ZXAN",
        startup_file="startup.dat",
        two_stage=False,
        lead="",
        ignored="[!$]",
        line_limit=510,
        more=" --More--",
        switches=SWITCHES,
        mark="",
        end="",
        enter="configure terminal",
        name_key="hostname",
        login_view="privileged",
        readers={"vlanlist": read_vlans},
        prompt=_prompt,
        normalise=normalise,
        echo_errors=True,
    )


def _header(device: Device) -> list[str]:
    del device
    return ["!<mim>", "!SIMULATED configuration", "!</mim>"]


def _banner(session: Session) -> str:
    del session
    return (
        "\n************************************************\n"
        "  SIMULATED TITAN series OLT of the edugrid lab: not a real device, no vendor software.\n"
        "************************************************"
    )


def _no_view(entry: Entry) -> str:
    del entry
    return "system"


def _prompt(session: Session) -> str:
    name, view = session.device.sysname, session.view_name()
    if not session.config:
        return f"{name}#"
    return f"{name}(config{'-' + view if view else ''})#"


def _seed(root: Node, name: str, ports: tuple[str, ...]) -> None:
    """What a factory-fresh device has: its name, its ports, the two views of profiles."""
    edit = Edit(root, dialect(), loading=True)
    edit.type(f"hostname {name}")
    for port in ports:
        add_hardware(edit, port)
        edit.path = ()
    for view in ("pon", "gpon"):
        edit.type(view)
        edit.path = ()
