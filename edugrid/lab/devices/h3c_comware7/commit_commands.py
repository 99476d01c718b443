"""Comware 7 commands that enter, leave, save, archive, replace, delay and restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.diff import diff_lines
from edugrid.lab.devices.core.handlers import ask_yes
from edugrid.lab.devices.core.question import Question
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.h3c_comware7.timers import SECONDS_A_UNIT, Timers

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session

MOST_SERIAL = 1000  # archive serial numbers wrap here
_SAVED = "Saved the current configuration to mainboard device successfully.\nSlot 1:\nSave next configuration file successfully."
_ASK_NAME = (
    "Please input the file name(*.cfg)[flash:/{}]\n(To leave the existing filename unchanged, press the enter key):"
)


def timers_of(device: Device) -> Timers:
    """Timers and archives of a Comware device."""
    if not isinstance(device.state, Timers):
        raise TypeError("not a Comware device")
    return device.state


def _system_view(session: Session, match: Match) -> Steps:
    session.config, session.path = True, ()
    session.write("System View: return to User View with Ctrl+Z.")
    del match
    yield from ()


def _save(session: Session, match: Match) -> Steps:
    device = session.device
    yield from ask_yes(session, "The current configuration will be written to the device. Are you sure? [Y/N]:")
    if session.answer != "y":
        return
    name = (yield Question(_ASK_NAME.format(device.next_startup_file), answers="")).strip() or device.next_startup_file
    path = device.flash.path(name)
    if path.suffix != ".cfg":
        raise Refused("The file name is invalid(does not end with .cfg).")
    if path.is_file():
        yield from ask_yes(session, f"flash:/{path.name} exists, overwrite? [Y/N]:")
        if session.answer != "y":
            return
    device.next_startup_file = path.name
    device.save()
    session.write("Validating file. Please wait...\n" + _SAVED)
    del match


def _save_force(session: Session, match: Match) -> Steps:
    session.device.save()
    session.write("Validating file. Please wait...\n" + _SAVED)
    del match
    yield from ()


def _save_as(session: Session, match: Match) -> Steps:
    path = session.device.flash.path(match.args[0])
    if path.suffix != ".cfg":
        raise Refused("The file name is invalid(does not end with .cfg).")
    yield from ask_yes(session, f"The current configuration will be saved to flash:/{path.name}. Continue? [Y/N]:")
    if session.answer != "y":
        return
    if path.is_file():
        yield from ask_yes(session, f"flash:/{path.name} exists, overwrite? [Y/N]:")
        if session.answer != "y":
            return
    session.device.save(match.args[0])
    session.write(
        f"Now saving current configuration to the device.\nSaving configuration flash:/{path.name}. Please wait..."
    )
    session.write("Configuration is saved to device successfully.")


def _replace(session: Session, match: Match) -> Steps:
    device = session.device
    name = match.args[0].removeprefix("flash:").lstrip("/")
    text = device.flash.read(match.args[0])
    if text is None:
        raise Refused("The specified file does not exist.")
    yield from ask_yes(session, "Current configuration will be lost, save current configuration? [Y/N]:")
    if session.answer == "y":
        device.save()
    device.allow_edit(session)
    tree, problems = device.parse(text)
    if problems:
        raise Refused(f"Failed to replace the current configuration with the file {name}: {problems[0]}")
    device.replace_running(tree, session.user)
    session.path = ()
    session.write(
        "Now replacing the current configuration. Please wait...\n"
        f"Succeeded in replacing current configuration with the file {name}."
    )


def _commit_delay(session: Session, match: Match) -> Steps:
    device, timers = session.device, timers_of(session.device)
    device.allow_edit(session)
    if timers.before is None:
        timers.before = device.running_text()
    timers.deadline = device.clock() + int(match.args[0]) * SECONDS_A_UNIT
    device.unsaved_state = True
    yield from ()


def _commit(session: Session, match: Match) -> Steps:
    timers = timers_of(session.device)
    if timers.before is None:
        raise Refused("No rollback point is set.")
    timers.before = None
    session.device.unsaved_state = True
    del match
    yield from ()


def _archive(session: Session, match: Match) -> Steps:
    device, timers = session.device, timers_of(session.device)
    place = device.running.entries.get("archive configuration location")
    if place is None:
        raise Refused("The archive location is not configured.")
    yield from ask_yes(session, "Save the running configuration to an archive file. Continue? [Y/N]:")
    if session.answer != "y":
        return
    folder, prefix = place.args
    timers.serial = timers.serial % MOST_SERIAL + 1
    name = f"{prefix}_{timers.serial}.cfg"
    path = f"{folder.removeprefix('flash:').strip('/')}/{name}".lstrip("/")
    device.save(path)
    timers.archives.append(path)
    limit = device.running.entries.get("archive configuration max")
    while len(timers.archives) > int(limit.args[0] if limit else 5):
        device.flash.path(timers.archives.pop(0)).unlink(missing_ok=True)
    session.write(f"The archive configuration file {name} is saved.")
    del match


def _archives(session: Session, match: Match) -> Steps:
    place = session.device.running.entries.get("archive configuration location")
    lines = [f"Location: {place.args[0]}", f"Filename prefix: {place.args[1]}"] if place else []
    lines += [
        "No.  FileName",
        *(f"{i:<5}{name.rpartition('/')[2]}" for i, name in enumerate(timers_of(session.device).archives, 1)),
    ]
    session.write("\n".join(lines))
    del match
    yield from ()


def _exclusive(session: Session, match: Match) -> Steps:
    timers = timers_of(session.device)
    if timers.lock and timers.lock != session.user:
        raise Refused(f"The configuration is locked by user {timers.lock}.")
    timers.lock = match.args[0]
    session.device.unsaved_state = True
    yield from ()


def _exclusive_off(session: Session, match: Match) -> Steps:
    timers = timers_of(session.device)
    if timers.lock != match.args[0]:
        raise Refused("The configuration is not locked by this user.")
    timers.lock = ""
    session.device.unsaved_state = True
    yield from ()


def _exclusive_user(session: Session, match: Match) -> Steps:
    lock = timers_of(session.device).lock
    session.write(f"User name: {lock}" if lock else "No user has locked the configuration.")
    del match
    yield from ()


def _diff(session: Session, match: Match) -> Steps:
    device = session.device
    text = device.startup_text()
    if text is None:
        raise Refused("The startup configuration file does not exist.")
    changes = diff_lines(device.parse(text)[0], device.running, device.dialect.names)
    if changes:
        session.write("\n".join(["--- Startup configuration", "+++ Current configuration", *changes]))
    del match
    yield from ()


def _next_startup(session: Session, match: Match) -> Steps:
    if session.device.flash.read(match.args[0]) is None:
        raise Refused("The specified file does not exist.")
    session.device.next_startup_file = session.device.flash.path(match.args[0]).name
    session.device.unsaved_state = True
    session.write("Please wait... Done.")
    yield from ()


def _reset_saved(session: Session, match: Match) -> Steps:
    yield from ask_yes(session, "The saved configuration file will be erased. Are you sure? [Y/N]:")
    if session.answer == "y":
        session.device.flash.path(session.device.next_startup_file).unlink(missing_ok=True)
        session.write("Configuration file in flash: is being cleared.\nPlease wait ...\nConfiguration file is cleared.")
    del match


def _reboot(session: Session, match: Match) -> Steps:
    device = session.device
    session.write("Start to check configuration with next startup configuration file, please wait.........DONE!")
    text = device.startup_text()
    if text is None or not device.parse(text)[0].same(device.running):
        yield from ask_yes(
            session, "Current configuration may be lost after the reboot, save current configuration? [Y/N]:"
        )
        if session.answer == "y":
            device.save()
            session.write("Validating file. Please wait...\n" + _SAVED)
    yield from ask_yes(session, "This command will reboot the device. Continue? [Y/N]:")
    if session.answer == "y":
        session.write("Now rebooting, please wait...")
        device.reboot()
    del match


def _reboot_force(session: Session, match: Match) -> Steps:
    yield from ask_yes(session, "A forced reboot might cause the storage medium to be corrupted. Continue? [Y/N]:")
    if session.answer == "y":
        session.write("Now rebooting, please wait...")
        session.device.reboot()
    del match


COMMIT: dict[str, Handler] = {
    "system_view": _system_view,
    "save": _save,
    "save_force": _save_force,
    "save_as": _save_as,
    "replace": _replace,
    "commit_delay": _commit_delay,
    "commit": _commit,
    "archive": _archive,
    "archives": _archives,
    "exclusive": _exclusive,
    "exclusive_off": _exclusive_off,
    "exclusive_user": _exclusive_user,
    "diff": _diff,
    "next_startup": _next_startup,
    "reset_saved": _reset_saved,
    "reboot": _reboot,
    "reboot_force": _reboot_force,
}
