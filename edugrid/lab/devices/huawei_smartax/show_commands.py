"""SmartAX commands that move between views, save, restart and show state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import uptime
from edugrid.lab.devices.core.handlers import ask_yes
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Node
from edugrid.lab.devices.huawei_smartax.display import SECTIONS, SmartaxDialect
from edugrid.lab.devices.huawei_smartax.state import state_of
from edugrid.lab.devices.huawei_smartax.switches import SWITCHES

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.onus import Light
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry

SOFTWARE = "MA5800V100R022"
RULER = "  " + "-" * 77
_LOG_OUT = (
    "  Check whether system data has been changed. Please save data before logout.\nAre you sure to log out? (y/n)[n]:"
)


def _enable(session: Session, match: Match) -> Steps:
    session.mode = "privileged"
    del match
    yield from ()


def _disable(session: Session, match: Match) -> Steps:
    session.mode = "user"
    del match
    yield from ()


def _config(session: Session, match: Match) -> Steps:
    session.config, session.path = True, ()
    del match
    yield from ()


def _quit(session: Session, match: Match) -> Steps:
    if session.path:
        state_of(session.device).left(session)
        session.path = session.path[:-1]
    elif session.config:
        session.leave()
    else:
        yield from ask_yes(session, _LOG_OUT)
        if session.answer == "y":
            session.write("  Configuration console exit, please retry to log on")
            session.close()
    del match


def _return(session: Session, match: Match) -> Steps:
    state_of(session.device).left(session)
    session.leave()
    session.mode = "privileged"
    del match
    yield from ()


def _commit(session: Session, match: Match) -> Steps:
    state_of(session.device).commit(session)
    session.device.changed(session.user)
    del match
    yield from ()


def _smart_off(session: Session, match: Match) -> Steps:
    state_of(session.device).plain.add(session.number)
    del match
    yield from ()


def _smart_on(session: Session, match: Match) -> Steps:
    state_of(session.device).plain.discard(session.number)
    del match
    yield from ()


def _interactive_off(session: Session, match: Match) -> Steps:
    session.write("  Interactive function is disabled")
    del match
    yield from ()


def _scroll(session: Session, match: Match) -> Steps:
    session.screen_length = int(match.args[0]) if match.args else 0
    yield from ()


def _save(session: Session, match: Match) -> Steps:
    session.device.save()
    session.write(
        "  It will take several minutes to save configuration file, please wait...\n\n"
        "  Configuration file had been saved successfully\n"
        "  Note: The configuration file will take effect after being activated"
    )
    del match
    yield from ()


def _reboot(session: Session, match: Match) -> Steps:
    yield from ask_yes(
        session,
        "  Please check whether data has saved, the unsaved data will lose if reboot system, are you sure to reboot system?"
        " (y/n)[n]:",
    )
    if session.answer == "y":
        session.device.reboot()
    del match


def _schedule(session: Session, match: Match) -> Steps:
    if not SWITCHES["schedule_reboot"]:
        raise Refused(session.device.dialect.errors["unrecognized"], 0)
    state_of(session.device).deadline = session.device.clock() + 60 * int(match.args[0])
    session.device.unsaved_state = True
    yield from ()


def _schedule_off(session: Session, match: Match) -> Steps:
    state = state_of(session.device)
    if state.deadline is None:
        raise Refused("  Failure: No reboot is scheduled")
    state.deadline = None
    session.device.unsaved_state = True
    del match
    yield from ()


def _scheduled(session: Session, match: Match) -> Steps:
    if not SWITCHES["schedule_reboot"]:
        raise Refused(session.device.dialect.errors["unrecognized"], 0)
    deadline = state_of(session.device).deadline
    left = 0 if deadline is None else max(0, int(deadline - session.device.clock()))
    session.write("  No reboot is scheduled" if deadline is None else f"  The system will reboot in {left} seconds")
    del match
    yield from ()


def _current_section(session: Session, match: Match) -> Steps:
    dialect = session.device.dialect
    if match.args[0] not in SECTIONS or not isinstance(dialect, SmartaxDialect):
        raise Refused(dialect.errors["wrong"], match.starts[0])
    lines = dialect.section(session.device.running, SECTIONS.index(match.args[0]) + 1, match.args[0])
    session.write("\n".join([*lines, "#", "return"]))
    yield from ()


def _version(session: Session, match: Match) -> Steps:
    weeks, days, hours, minutes = uptime(session.device)
    session.write(
        f"  VERSION : {SOFTWARE} SIMULATED\n  PATCH   : SPC200\n  PRODUCT : MA5800-X7\n\n"
        f"  Uptime is {weeks * 7 + days} day(s), {hours} hour(s), {minutes} minute(s), 0 second(s)"
    )
    del match
    yield from ()


def _sysuptime(session: Session, match: Match) -> Steps:
    weeks, days, hours, minutes = uptime(session.device)
    session.write(f"  System up time: {weeks * 7 + days} day {hours} hour {minutes} minute 0 second")
    del match
    yield from ()


def _board(session: Session, match: Match) -> Steps:
    lines = [RULER, "  SlotID  BoardName  Status          SubType0 SubType1    Online/Offline", RULER]
    boards = session.device.running.starting("interface gpon")
    lines += [f"  {entry.args[0].split('/')[1]:<7} H901GPSF   Normal" for entry in boards]
    session.write("\n".join([*lines, RULER]))
    del match
    yield from ()


def _mac_addresses(session: Session, match: Match) -> Steps:
    """Columns as captures show them; a port below a GPON board in the configuration has ``gpon``."""
    device = session.device
    boards = {entry.args[0] for entry in device.running.starting("interface gpon")}
    lines = [
        RULER,
        "   SRV-P BUNDLE TYPE MAC            MAC TYPE F /S /P   VPI  VCI   VLAN ID",
        "   INDEX INDEX",
        RULER,
    ]
    for one in device.learnt.macs:
        frame, slot, port = one.port.split("/")
        kind = "gpon" if f"{frame}/{slot}" in boards else "eth"
        where = f"{frame} /{slot:<2}/{port}"
        state = "static" if one.static else "dynamic"
        lines.append(f"       -     -  {kind:<4} {one.mac} {state:<8} {where:<9} -    -       {one.vlan:>5}")
    session.write(
        "\n".join(["  It will take some time, please wait...", *lines, RULER, f"  Total: {len(device.learnt.macs)}"])
    )
    del match
    yield from ()


def _onts(device: Device, pon: str) -> list[tuple[Entry, Light]]:
    """ONTs on a port, and how the OLT sees them."""
    board, _, port = pon.rpartition("/")
    node = device.running.at((f"interface gpon {board}",)) or Node()
    found = [entry for entry in node.starting("ont add") if entry.args[0] == port]
    found.sort(key=lambda entry: int(entry.args[1]))
    return [(entry, state_of(device).plant.light(pon, int(entry.args[1]))) for entry in found]


def _spaced(pon: str) -> str:
    frame, slot, port = pon.split("/")
    return f"{frame}/{slot:>2}/{port}"


def _info(session: Session, pon: str) -> None:
    onts = _onts(session.device, pon)
    if not onts:
        raise Refused("  Failure: There is no ONT available")
    lines = [
        RULER,
        "  F/S/P   ONT         SN         Control     Run      Config   Match    Protect",
        "          ID                     flag        state    state    state    side",
        RULER,
    ]
    lines += [
        f"  {_spaced(pon)} {entry.args[1]:>4}  {entry.args[2][1:-1]:<16}  active      {light.state:<8} "
        f"{'normal' if light.state == 'online' else 'initial':<8} {'match' if light.state == 'online' else 'initial':<8} no"
        for entry, light in onts
    ]
    lines += [RULER, "  F/S/P   ONT-ID   Description", RULER]
    lines += [f"  {_spaced(pon)} {entry.args[1]:>7}   {entry.args[5][1:-1]}" for entry, _ in onts]
    online = sum(light.state == "online" for _, light in onts)
    lines += [RULER, f"  In port {_spaced(pon)} , the total of ONTs are: {len(onts)}, online: {online}", RULER]
    session.write("\n".join(lines))


def _ont_info(session: Session, match: Match) -> Steps:
    _info(session, "/".join(match.args[:3]))
    yield from ()


def _ont_summary(session: Session, match: Match) -> Steps:
    _info(session, match.args[0])
    yield from ()


def _ont_one(session: Session, match: Match) -> Steps:
    pon = "/".join(match.args[:3])
    found = next(((e, light) for e, light in _onts(session.device, pon) if e.args[1] == match.args[3]), None)
    if found is None:
        raise Refused("  Failure: The ONT does not exist")
    entry, light = found
    values = {
        "F/S/P": pon,
        "ONT-ID": entry.args[1],
        "Control flag": "active",
        "Run state": light.state,
        "Config state": "normal" if light.state == "online" else "initial",
        "SN": entry.args[2][1:-1],
        "Description": entry.args[5][1:-1],
        "Last down cause": light.cause,
    }
    session.write("\n".join([RULER, *(f"  {key:<24}: {value}" for key, value in values.items()), RULER]))
    yield from ()


def _optical(session: Session, match: Match) -> Steps:
    board = session.path[-1].removeprefix("interface gpon ")
    rows = [(e, light) for e, light in _onts(session.device, f"{board}/{match.args[0]}") if light.state == "online"]
    if not rows:
        raise Refused("  Failure: There is no ONT available")
    lines = [
        RULER,
        "  ONT  Rx power  Tx power  OLT Rx ONT  Temperature  Voltage  Current  Distance",
        "  ID   (dBm)     (dBm)     power(dBm)  (C)          (V)      (mA)     (m)",
        RULER,
    ]
    lines += [
        f"  {entry.args[1]:<4} {light.rx:<9.2f} {2.2:<9.2f} {light.olt_rx:<11.2f} {44:<12} {3.28:<8.3f} {12:<8} 1011"
        for entry, light in rows
    ]
    session.write("\n".join([*lines, RULER]))
    yield from ()


def _optical_one(session: Session, match: Match) -> Steps:
    board = session.path[-1].removeprefix("interface gpon ")
    onts = _onts(session.device, f"{board}/{match.args[0]}")
    light = next((light for entry, light in onts if entry.args[1] == match.args[1]), None)
    if light is None:
        raise Refused("  Failure: The ONT does not exist")
    if light.state != "online":
        raise Refused("  Failure: The ONT is not online")
    values = {
        "Rx optical power(dBm)": f"{light.rx:.2f}",
        "Tx optical power(dBm)": "2.20",
        "OLT Rx ONT optical power(dBm)": f"{light.olt_rx:.2f}",
        "Temperature(C)": "44",
    }
    session.write("\n".join([RULER, *(f"  {key:<41}: {value}" for key, value in values.items()), RULER]))
    yield from ()


def _autofind(session: Session, match: Match) -> Steps:
    found = state_of(session.device).plant.found
    if not found:
        raise Refused("  Failure: The automatically found ONTs do not exist")
    lines = []
    for number, one in enumerate(found, 1):
        vendor = bytes.fromhex(one.serial[:8]).decode("ascii", "replace")
        lines += [
            RULER,
            f"  Number              : {number}",
            f"  F/S/P               : {one.pon}",
            f"  Ont SN              : {one.serial} ({vendor}-{one.serial[8:]})",
            f"  VendorID            : {vendor}",
        ]
    session.write("\n".join([*lines, RULER, f"  The number of GPON autofind ONT is {len(found)}"]))
    del match
    yield from ()


def _service_ports(session: Session, match: Match) -> Steps:
    flows = sorted(session.device.running.starting("service-port"), key=lambda entry: int(entry.args[0]))
    lines = [RULER, "   INDEX VLAN VLAN     PORT F/ S/ P VPI  VCI   FLOW  FLOW       RX   TX   STATE", RULER]
    lines += [
        f"{e.args[0]:>8} {e.args[1]:>4} common   gpon {e.args[2]} {e.args[3]:<4} {e.args[4]:<5} vlan  {e.args[5]:<10} -    -    up"
        for e in flows
    ]
    session.write("\n".join([*lines, RULER, f"   Total : {len(flows)}  (Up/Down :    {len(flows)}/0)"]))
    del match
    yield from ()


def _vlans(session: Session, match: Match) -> Steps:
    found = sorted(
        int(m[1]) for entry in session.device.running.entries.values() if (m := re.fullmatch(r"vlan (\d+)", entry.key))
    )
    lines = [RULER, "  VLAN   Type     Attribute  STND-Port NUM   SERV-Port NUM  VLAN-Con NUM", RULER]
    lines += [f"  {number:>4}   smart    common" for number in found]
    session.write("\n".join([*lines, RULER, f"  Total: {len(found)}"]))
    del match
    yield from ()


def _dba_profiles(session: Session, match: Match) -> Steps:
    lines = [RULER, "  Profile-ID  Profile-name", RULER]
    lines += [f"  {e.args[0]:<11} {e.args[1]}" for e in session.device.running.starting("dba-profile add")]
    session.write("\n".join([*lines, RULER]))
    del match
    yield from ()


def _protect_group(session: Session, match: Match) -> Steps:
    group = session.device.running.at((f"protect-group {match.args[0]}",))
    if group is None:
        raise Refused("  Failure: The protect group does not exist")
    members = [(e.args[0], e.line.rsplit(" ", 1)[-1]) for e in group.starting("protect-group member")]
    lines = [
        f"  group id    : {match.args[0]}",
        f"  admin state : {'enable' if 'protect-group enable' in group.entries else 'disable'}",
    ]
    lines += [f"  {port} {role:<8} {'active' if role == 'work' else 'standby'}" for port, role in members]
    session.write("\n".join(lines))
    yield from ()


SHOW: dict[str, Handler] = {
    "enable": _enable,
    "disable": _disable,
    "config": _config,
    "quit": _quit,
    "return": _return,
    "commit": _commit,
    "smart_off": _smart_off,
    "smart_on": _smart_on,
    "interactive_off": _interactive_off,
    "scroll": _scroll,
    "save": _save,
    "reboot": _reboot,
    "schedule": _schedule,
    "schedule_off": _schedule_off,
    "scheduled": _scheduled,
    "current_section": _current_section,
    "version": _version,
    "sysuptime": _sysuptime,
    "board": _board,
    "ont_info": _ont_info,
    "ont_summary": _ont_summary,
    "ont_one": _ont_one,
    "optical": _optical,
    "optical_one": _optical_one,
    "autofind": _autofind,
    "service_ports": _service_ports,
    "vlans": _vlans,
    "mac_addresses": _mac_addresses,
    "dba_profiles": _dba_profiles,
    "protect_group": _protect_group,
}
