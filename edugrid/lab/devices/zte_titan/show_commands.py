"""C600 commands that move between views, save and show state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.onus import OltState
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.zte_titan.display import MODULES, TitanDialect
from edugrid.lab.devices.zte_titan.hooks import onus
from edugrid.lab.devices.zte_titan.switches import SWITCHES

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.onus import Plant
    from edugrid.lab.devices.core.session import Session

_NOTHING = "%Code 62310-GPONSRV : No related information to show."


def _plant(device: Device) -> Plant:
    if not isinstance(device.state, OltState):
        raise TypeError("not an OLT")
    return device.state.plant


def _config(session: Session, match: Match) -> Steps:
    session.config, session.path = True, ()
    session.write("Enter configuration commands, one per line.  End with CTRL/Z.")
    del match
    yield from ()


def _quit(session: Session, match: Match) -> Steps:
    if session.path:
        session.path = session.path[:-1]
    elif session.config:
        session.leave()
    else:
        session.close()
    del match
    yield from ()


def _return(session: Session, match: Match) -> Steps:
    session.leave()
    del match
    yield from ()


def _length(session: Session, match: Match) -> Steps:
    session.screen_length = int(match.args[0])
    yield from ()


def _save(session: Session, match: Match) -> Steps:
    session.device.save()
    session.write("Building configuration...\n[OK]")
    del match
    yield from ()


def _version(session: Session, match: Match) -> Steps:
    if not SWITCHES["show_version"]:
        raise Refused(session.device.dialect.errors["unrecognized"], 0)
    session.write("ZTE TITAN C600 SIMULATED\nSoftware version: V1.2.2")
    del match
    yield from ()


def _card(session: Session, match: Match) -> Steps:
    session.write(
        "Shelf Slot CfgType CardName Port HardVer      Status\n"
        f"{'-' * 60}\n1     1    GFGH    GFGH     16   V1.0.0       INSERVICE"
    )
    del match
    yield from ()


def _current_module(session: Session, match: Match) -> Steps:
    dialect = session.device.dialect
    if match.args[0] not in MODULES or not isinstance(dialect, TitanDialect):
        raise Refused(dialect.errors["wrong"], match.starts[0])
    session.write("\n".join(dialect.module(session.device.running, MODULES.index(match.args[0]) + 1, match.args[0])))
    yield from ()


def _wanted(session: Session, match: Match) -> list[tuple[str, str, str, str]]:
    port = match.args[0].removeprefix("gpon_olt-") if match.args else None
    found = [
        (where, *entry.args[:3], entry.line) for where, entry in onus(session.device.running) if port in (None, where)
    ]
    return sorted((where, number, kind, line) for where, number, kind, _, line in found)


def _onu_state(session: Session, match: Match) -> Steps:
    rows = _wanted(session, match)
    if not rows:
        session.write(_NOTHING)
        return
    plant, lines, up = _plant(session.device), [], 0
    for port, number, _, _ in rows:
        online = plant.light(port, int(number)).state == "online"
        up += online
        lines.append(f"{f'{port}:{number}':<16}enable       enable      {'working' if online else 'OffLine':<13}GPON")
    session.write(
        "\n".join(
            [
                "OnuIndex        Admin State  OMCC State  Phase State  Speed mode",
                "-" * 70,
                *lines,
                f"ONU Number: {up}/{len(rows)}",
            ]
        )
    )
    yield from ()


def _onu_base(session: Session, match: Match) -> Steps:
    rows = _wanted(session, match)
    if not rows:
        session.write(_NOTHING)
        return
    lines = ["OnuIndex                Type          Mode AuthInfo              State", "-" * 70]
    for port, number, kind, line in rows:
        words = line.split()
        told = f"SN:{words[-1]}" if words[-2] == "sn" else f"LOID:{words[-1]}"
        lines.append(f"{f'gpon_onu-{port}:{number}':<24}{kind:<14}{words[-2]:<5}{told:<22}ready")
    session.write("\n".join(lines))
    yield from ()


def _uncfg(session: Session, match: Match) -> Steps:
    found = _plant(session.device).found
    if not found:
        session.write(_NOTHING)
        return
    lines = ["OltIndex            Model           SN                 PW", "-" * 70]
    for one in found:
        serial = bytes.fromhex(one.serial[:8]).decode("ascii", "replace") + one.serial[8:]
        lines.append(f"{f'gpon_olt-{one.pon}':<20}{'-':<16}{serial:<19}N/A")
    session.write("\n".join(lines))
    del match
    yield from ()


def _power(session: Session, match: Match) -> Steps:
    plant, lines = _plant(session.device), ["Onu                 Rx power", "-" * 40]
    for port, number, _, _ in _wanted(session, match):
        light = plant.light(port, int(number))
        level = light.rx if "onu-rx" in match.pieces else light.olt_rx
        told = f"{level:.3f}(dbm)" if light.state == "online" else "no signal"
        lines.append(f"{f'gpon_onu-{port}:{number}':<20}{told}")
    session.write("\n".join(lines))
    yield from ()


SHOW: dict[str, Handler] = {
    "config": _config,
    "quit": _quit,
    "return": _return,
    "length": _length,
    "save": _save,
    "version": _version,
    "card": _card,
    "current_module": _current_module,
    "onu_state": _onu_state,
    "onu_base": _onu_base,
    "uncfg": _uncfg,
    "power": _power,
}
