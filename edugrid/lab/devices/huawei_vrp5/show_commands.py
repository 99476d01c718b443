"""VRP5 commands that enter, leave, show, save and restart; what VRP8 prints alike is taken from there."""

from __future__ import annotations

import calendar
import re
import time
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import serial_number, uptime
from edugrid.lab.devices.core.handlers import ask_yes
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.restart_timer import restart_timer
from edugrid.lab.devices.huawei_vrp5.switches import SWITCHES
from edugrid.lab.devices.huawei_vrp8.show_commands import SHOW as VRP8_SHOW

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session

SOFTWARE = "V200R019C10SPC500"
MODEL = "S5731-H24T4XC"
_MOST_MINUTES = 43200
_SAVED = "Now saving the current configuration to the slot 0.\nSave the configuration successfully."
_COMPARING = "Info: The system is now comparing the configuration, please wait."
_TO_BE_SAVED = (
    "Warning: The configuration has been modified, and it will be saved to the next startup saved-configuration file "
    "flash:/{}. Continue? [Y/N]:"
)


def _system_view(session: Session, match: Match) -> Steps:
    session.config, session.path = True, ()
    session.write("Enter system view, return user view with Ctrl+Z.")
    del match
    yield from ()


def _version(session: Session, match: Match) -> Steps:
    weeks, days, hours, minutes = uptime(session.device)
    session.write(
        "Huawei Versatile Routing Platform Software\n"
        f"VRP (R) software, Version 5.170 (S5731 {SOFTWARE})\n"
        "SIMULATED device of the edugrid lab, no vendor software inside\n"
        f"HUAWEI {MODEL} Routing Switch uptime is {weeks} weeks, {days} days, {hours} hours, {minutes} minutes"
    )
    del match
    yield from ()


def _esn(session: Session, match: Match) -> Steps:
    session.write(f"ESN of slot 0: {serial_number(session.device)}")
    del match
    yield from ()


def _device(session: Session, match: Match) -> Steps:
    session.write(
        f"{MODEL}'s Device status:\n"
        "Slot Sub  Type                   Online    Power    Register     Status   Role\n"
        f"0    -    {MODEL:<22} Present   PowerOn  Registered   Normal   Master"
    )
    del match
    yield from ()


def _save(session: Session, match: Match) -> Steps:
    session.write(f"The current configuration will be written to flash:/{session.device.next_startup_file}.")
    yield from ask_yes(session, "Are you sure to continue?[Y/N]")
    if session.answer == "y":
        session.device.save()
        session.write(_SAVED)
    del match


def _save_as(session: Session, match: Match) -> Steps:
    name = session.device.flash.path(match.args[0]).name
    if not name.endswith((".cfg", ".zip", ".dat")):
        raise Refused("Error: The file name extension must be .cfg, .zip or .dat.")
    yield from ask_yes(session, f"Are you sure to save the configuration to flash:/{name}?[Y/N]:")
    if session.answer == "y":
        session.device.save(match.args[0])
        session.write(_SAVED)


def _unsaved(device: Device) -> bool:
    text = device.startup_text()
    return text is None or not device.parse(text)[0].same(device.running)


def _ask_save(session: Session) -> Steps:
    """Compare, and ask whether to save where something is unsaved; the answer N keeps it out of the startup file."""
    session.write(_COMPARING)
    if _unsaved(session.device):
        yield from ask_yes(session, _TO_BE_SAVED.format(session.device.next_startup_file))
        if session.answer == "y":
            session.device.save()
            session.write(_SAVED)


def _reboot(session: Session, match: Match) -> Steps:
    yield from _ask_save(session)
    yield from _reboot_fast(session, match)


def _reboot_fast(session: Session, match: Match) -> Steps:
    yield from ask_yes(session, "System will reboot! Continue ? [y/n]:")
    if session.answer == "y":
        session.write("Info: system is rebooting ,please wait...")
        session.device.reboot()
    del match


def _minutes(session: Session, match: Match) -> int:
    """``mm`` or ``hh:mm``, at most 720 hours."""
    found = re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,5})", match.args[0])
    minutes = int(found[1] or 0) * 60 + int(found[2]) if found else _MOST_MINUTES + 1
    if minutes > _MOST_MINUTES or (found and found[1] and int(found[2]) > 59):  # noqa: PLR2004 - minutes of an hour
        raise Refused(session.device.dialect.errors["wrong"], match.starts[0])
    return minutes


def _due(device: Device, deadline: float) -> str:
    left = max(0, int(deadline - device.clock())) // 60
    when = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(deadline))
    return f"{when} (in {left // 60} hours and {left % 60} minutes)"


def _plan(session: Session, deadline: float) -> Steps:
    device = session.device
    if SWITCHES["schedule_reboot_compares"]:
        yield from _ask_save(session)
    session.write(f"Info: Reboot system at {_due(device, deadline)}")
    yield from ask_yes(session, "confirm?[Y/N]:")
    if session.answer == "y":
        restart_timer(device).deadline = deadline
        device.unsaved_state = True


def _schedule_delay(session: Session, match: Match) -> Steps:
    yield from _plan(session, session.device.clock() + 60 * _minutes(session, match))


def _schedule_force(session: Session, match: Match) -> Steps:
    """With ``force`` nothing is compared, saved or asked (S series configuration guide)."""
    restart_timer(session.device).deadline = session.device.clock() + 60 * _minutes(session, match)
    session.device.unsaved_state = True
    yield from ()


def _schedule_at(session: Session, match: Match) -> Steps:
    now = session.device.clock()
    day = match.args[1] if match.args[1:] else time.strftime("%Y/%m/%d", time.gmtime(now))
    try:
        deadline = calendar.timegm(time.strptime(f"{day} {match.args[0]}", "%Y/%m/%d %H:%M"))
    except ValueError:
        raise Refused(session.device.dialect.errors["wrong"], match.starts[0]) from None
    if deadline <= now and not match.args[1:]:
        deadline += 24 * 3600
    if not now < deadline <= now + 60 * _MOST_MINUTES:
        raise Refused("Error: The time must be later than now, and at most 720 hours away.")
    yield from _plan(session, float(deadline))


def _schedule_off(session: Session, match: Match) -> Steps:
    timer = restart_timer(session.device)
    if timer.deadline is None:
        raise Refused("Error: No reboot is scheduled.")
    timer.deadline = None
    session.device.unsaved_state = True
    session.write("Info: Reboot schedule is cancelled.")
    del match
    yield from ()


def _scheduled(session: Session, match: Match) -> Steps:
    deadline = restart_timer(session.device).deadline
    if deadline is None:
        session.write("Info: No reboot is scheduled.")
    else:
        session.write(f"Info: System will reboot at: {_due(session.device, deadline)}.")
    del match
    yield from ()


SHOW: dict[str, Handler] = VRP8_SHOW | {
    "system_view": _system_view,
    "version": _version,
    "esn": _esn,
    "device": _device,
    "save": _save,
    "save_as": _save_as,
    "reboot": _reboot,
    "reboot_fast": _reboot_fast,
    "schedule_delay": _schedule_delay,
    "schedule_force": _schedule_force,
    "schedule_at": _schedule_at,
    "schedule_off": _schedule_off,
    "scheduled": _scheduled,
}
