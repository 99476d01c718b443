"""RGOS commands that enter, leave, save, copy and restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.handlers import COMMON, ask_yes
from edugrid.lab.devices.core.load import load_text
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.restart_timer import restart_timer
from edugrid.lab.devices.ruijie_rgos.switches import SWITCHES

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session


def _enable(session: Session, _match: Match) -> Steps:
    session.mode = "exec"
    yield from ()


def _disable(session: Session, _match: Match) -> Steps:
    session.mode = "user"
    yield from ()


def _configure(session: Session, _match: Match) -> Steps:
    session.config, session.path = True, ()
    session.write("Enter configuration commands, one per line.  End with CNTL/Z.")
    yield from ()


def _write(session: Session, _match: Match) -> Steps:
    session.device.save()
    session.write(str(SWITCHES["save_text"]))
    yield from ()


def _save_as(session: Session, match: Match) -> Steps:
    session.device.save(match.args[0])
    session.write("Success!")
    yield from ()


def _copy_file(session: Session, match: Match) -> Steps:
    flash = session.device.flash
    flash.write(match.args[1], _text(session, match.args[0]))
    session.write("Success!")
    yield from ()


def _restore(session: Session, match: Match) -> Steps:
    device = session.device
    device.flash.write(device.next_startup_file, _text(session, match.args[0]))
    session.write("Success!")
    yield from ()


def _merge_file(session: Session, match: Match) -> Steps:
    """The lines of the file are typed; nothing is taken away."""
    device = session.device
    device.allow_edit(session)
    problems = load_text(device.dialect, device.running, _text(session, match.args[0]))
    device.changed(session.user)
    if problems:
        raise Refused(f"% {problems[0]}")
    yield from ()


def _text(session: Session, name: str) -> str:
    text = session.device.flash.read(name)
    if text is None:
        raise Refused(session.device.dialect.texts["no file"])
    return text


def _delete(session: Session, match: Match) -> Steps:
    path = session.device.flash.path(match.args[0])
    if not path.is_file():
        raise Refused(session.device.dialect.texts["no file"])
    yield from ask_yes(session, f'Are you sure you want to delete "{path.name}"?[Yes/No]')
    if session.answer == "y":
        path.unlink()


def _reload(session: Session, _match: Match) -> Steps:
    yield from ask_yes(session, "Proceed with reload? [no]")
    if session.answer == "y":
        session.device.reboot()


def _reload_in(session: Session, match: Match) -> Steps:
    if not SWITCHES["reload_in"]:
        raise Refused("% Invalid input detected at '^' marker.", match.starts[0])
    yield from ask_yes(session, f"Reload scheduled in {match.args[0]} minutes. Proceed with reload? [no]")
    if session.answer == "y":
        restart_timer(session.device).deadline = session.device.clock() + 60 * int(match.args[0])
        session.device.unsaved_state = True


def _reload_cancel(session: Session, _match: Match) -> Steps:
    timers = restart_timer(session.device)
    if timers.deadline is None:
        raise Refused("% No reload is scheduled.")
    timers.deadline = None
    session.device.unsaved_state = True
    session.write("Reload cancelled.")
    yield from ()


def _show_reload(session: Session, _match: Match) -> Steps:
    timers = restart_timer(session.device)
    if timers.deadline is None:
        session.write("No reload is scheduled.")
    else:
        session.write(f"Reload scheduled in {int(timers.deadline - session.device.clock())} seconds.")
    yield from ()


EXEC: dict[str, Handler] = {
    "enable": _enable,
    "disable": _disable,
    "configure": _configure,
    "end": COMMON["return"],
    "exit": COMMON["quit"],
    "write": _write,
    "save_as": _save_as,
    "copy_file": _copy_file,
    "restore": _restore,
    "merge_file": _merge_file,
    "delete": _delete,
    "reload": _reload,
    "reload_in": _reload_in,
    "reload_cancel": _reload_cancel,
    "show_reload": _show_reload,
}
