"""VRP8 commands around candidate, commit, trial and rollback."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.diff import diff_lines
from edugrid.lab.devices.core.handlers import ask_yes
from edugrid.lab.devices.core.question import Question
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.huawei_vrp8.points import Points
from edugrid.lab.devices.huawei_vrp8.switches import SWITCHES

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session

DEFAULT_TRIAL_SECONDS = 600
DEFAULT_LOCK_SECONDS = 30
_EXIT = "Warning: Uncommitted configurations found, commit them before exiting? [Y(yes)/N(no)/C(cancel)]:"
_EXIT_AGAIN = "Error: Please choose 'YES', 'NO' or 'CANCEL' first before pressing 'Enter'. [Y/N/C]:"
_REVERT = "Warning: This operation will revert configuration changes to the previous status. Continue? [Y/N]:"
_TRIAL = (
    "Info: The system enters the trial configuration mode.\n"
    "The system will revert to previous configuration if the trial configuration is not confirmed in {} seconds."
)


def points_of(device: Device) -> Points:
    """The commit machinery of a VRP8 device."""
    if not isinstance(device.state, Points):
        raise TypeError("not a VRP8 device")
    return device.state


def _system_view(session: Session, match: Match) -> Steps:
    session.config, session.path = True, ()
    session.immediate = "immediately" in match.pieces
    if not session.immediate:
        session.rebase()
    session.write("Enter system view, return user view with return command.")
    yield from ()


def _leave(session: Session) -> Steps:
    if session.dirty:
        answer = yield Question(_EXIT, answers="ync", again=_EXIT_AGAIN)
        if answer == "c":
            return
        if answer == "y":
            points = points_of(session.device)
            points.check_allowed(session.device, session, "")
            points.commit(session.device, session)
    session.leave()


def _return(session: Session, match: Match) -> Steps:
    if session.config:
        yield from _leave(session)
    del match


def _quit(session: Session, match: Match) -> Steps:
    if not session.config:
        session.close()
    elif session.path:
        session.path = session.path[:-1]
    else:
        yield from _leave(session)
    del match


def _options(match: Match) -> dict[str, str]:
    """``label``, ``persist``, ``description`` and the trial time by name."""
    pieces = list(match.pieces)
    names = ("label", "persist", "description")
    out: dict[str, str] = {name: pieces[pieces.index(name) + 1] for name in names if name in pieces}
    if "trial" in pieces:
        following = pieces[pieces.index("trial") + 1 :]
        out["trial"] = following[0] if following and following[0].isdigit() else str(DEFAULT_TRIAL_SECONDS)
    return out


def _commit(session: Session, match: Match) -> Steps:
    device, points, options = session.device, points_of(session.device), _options(match)
    label = options.get("label", "")
    if label and (label[0].isdigit() or label == "-"):
        raise Refused(device.dialect.errors["wrong"], match.starts[match.args.index(label)])
    persist = options.get("persist", "")
    if "trial" in options and points.trial is None:
        points.check_allowed(device, session, "")
    else:
        points.check_allowed(device, session, persist)
    if "trial" in options:
        seconds = int(options["trial"])
        points.try_out(device, session, seconds, persist, label=label, description=options.get("description", ""))
        session.write("Committing..done.\n" + _TRIAL.format(seconds))
        return
    if points.trial is not None:
        if not points.trial.persist or SWITCHES["persist_confirm_asks"]:
            yield from ask_yes(session, "Warning: The trial configuration will be confirmed. Continue? [Y/N]:")
            if session.answer != "y":
                return
        points.confirm(device, session, label=label, description=options.get("description", ""))
        return
    if session.dirty:
        points.commit(device, session, label=label, description=options.get("description", ""))
        if SWITCHES["commit_prints"]:
            session.write("Committing....done.")


def _abort_trial(session: Session, match: Match) -> Steps:
    points = points_of(session.device)
    if points.trial is None:
        raise Refused("Error: The system is not in trial configuration mode.")
    persist = match.args[0] if match.args else ""
    if persist != points.trial.persist or (not persist and points.trial.session != session.number):
        raise Refused("Error: The trial configuration belongs to another session.")
    yield from ask_yes(session, "Warning: The trial configuration will be rolled back. Continue? [Y/N]:")
    if session.answer == "y":
        points.revert(session.device)
        session.rebase()
        session.write("Info: The trial configuration rollback succeeded.")


def _trial_status(session: Session, match: Match) -> Steps:
    trial = points_of(session.device).trial
    if trial is None:
        session.write("Trial status: INACTIVE")
    else:
        left = max(0, int(trial.deadline - session.device.clock()))
        session.write(f"Trial status: ACTIVE\nTrial time left (sec): {left}\nPersist id: {trial.persist or '-'}")
    del match
    yield from ()


def _clear_candidate(session: Session, match: Match) -> Steps:
    session.rebase()
    del match
    yield from ()


def _refresh_candidate(session: Session, match: Match) -> Steps:
    tree = points_of(session.device).merged(session.device, session)
    session.rebase()
    session.candidate, session.edited = tree, True
    del match
    yield from ()


def _candidate(session: Session, match: Match) -> Steps:
    tree = points_of(session.device).merged(session.device, session) if "merge" in match.pieces else session.tree
    session.write("Building configuration\n" + session.device.text_of(tree).rstrip("\n"))
    yield from ()


def _candidate_changes(session: Session, match: Match) -> Steps:
    base = session.base if session.base is not None else session.device.running
    changes = diff_lines(base, session.tree, session.device.dialect.names)
    session.write("\n".join(["Building configuration", *changes]))
    del match
    yield from ()


def _stamp(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S+00:00", time.gmtime(seconds))


def _commit_list(session: Session, match: Match) -> Steps:
    points = points_of(session.device).points[: int(match.args[0]) if match.args else None]
    lines = []
    if "verbose" in match.pieces:
        for index, point in enumerate(points, 1):
            lines += [
                f"{index}) CommitId: {point.id}",
                f"   Label: {point.label or '-'}",
                f"   User: {point.user}",
                f"   User-Intf: {point.line}",
                f"   Type: {point.kind}",
                f"   TimeStamp: {_stamp(point.time)}",
                f"   Description: {point.description}",
            ]
    elif points:
        lines = [f"{'No.':<5}{'CommitId':<14}{'Label':<18}{'User':<18}TimeStamp"]
        for index, point in enumerate(points, 1):
            lines.append(f"{index:<5}{point.id:<14}{point.label or '-':<18}{point.user:<18}{_stamp(point.time)}")
    session.write("\n".join(lines))
    yield from ()


def _commit_changes(session: Session, match: Match) -> Steps:
    points, device = points_of(session.device), session.device
    for index in range(min(int(match.args[0]), len(points.points))):
        point = points.points[index]
        after, before = (device.parse(points.state_of(device, i))[0] for i in (index, index + 1))
        session.write(f"Commit changes of commitId {point.id} {_stamp(point.time)}")
        session.write("\n".join(["Building configuration", *diff_lines(before, after, device.dialect.names)]))
    yield from ()


def _rollback(session: Session, text: str, question: str) -> Steps:
    device, points = session.device, points_of(session.device)
    if points.trial is not None:
        raise Refused("Error: The system is in trial configuration mode.")
    points.check_allowed(device, session, "")
    yield from ask_yes(session, question)
    if session.answer != "y":
        return
    tree, problems = device.parse(text)
    if problems:
        raise Refused(f"Error: The rollback failed: {problems[0]}")
    points.store(device, tree, session.user, f"VTY {session.number - 1}", "ROLLBACK")
    session.write(
        "Loading rollback changes\nCommitting\nCheck rollback result\nConfiguration rollback succeeded.\n"
        "Please use 'display configuration commit changes last 1' to view the changes."
    )


def _rollback_id(session: Session, match: Match) -> Steps:
    points = points_of(session.device)
    ids = [str(p.id) for p in points.points]
    if match.args[0] not in ids:
        raise Refused("Error: The commit ID does not exist.")
    yield from _rollback(session, points.state_of(session.device, ids.index(match.args[0])), _REVERT)


def _rollback_label(session: Session, match: Match) -> Steps:
    points = points_of(session.device)
    labels = [p.label for p in points.points]
    if match.args[0] not in labels:
        raise Refused("Error: The label does not exist.")
    yield from _rollback(session, points.state_of(session.device, labels.index(match.args[0])), _REVERT)


def _rollback_last(session: Session, match: Match) -> Steps:
    points = points_of(session.device)
    number = int(match.args[0])
    if number > len(points.points):
        raise Refused("Error: The number of commit points is exceeded.")
    yield from _rollback(session, points.state_of(session.device, number), _REVERT)


def _rollback_file(session: Session, match: Match) -> Steps:
    text = session.device.flash.read(match.args[0])
    if text is None:
        raise Refused("Error: The file does not exist.")
    name = match.args[0].removeprefix("flash:").lstrip("/")
    question = f"Warning: This operation will revert configuration changes to the file {name}. Continue? [Y/N]:"
    yield from _rollback(session, text, question)


def _rollback_result(session: Session, match: Match) -> Steps:
    del match
    session.write("Info: The last rollback had no failed configuration.")
    yield from ()


def _clear_oldest(session: Session, match: Match) -> Steps:
    points = points_of(session.device)
    yield from ask_yes(session, "Warning: The current operation will delete the rollback checkpoint. Continue? [Y/N]:")
    if session.answer == "y":
        for _ in range(min(int(match.args[0]), len(points.points))):
            points.drop_oldest(session.device)
        session.device.unsaved_state = True


def _set_label(session: Session, match: Match) -> Steps:
    for point in points_of(session.device).points:
        if str(point.id) == match.args[0]:
            point.label = match.args[1]
            session.device.unsaved_state = True
            return
    raise Refused("Error: The commit ID does not exist.")
    yield


def _exclusive(session: Session, match: Match) -> Steps:
    points = points_of(session.device)
    if points.lock is not None and points.lock[0] != session.number:
        raise Refused(f"Error: The configuration is locked by other user. [Session ID = {points.lock[0]}]")
    points.lock = (session.number, session.device.clock() + DEFAULT_LOCK_SECONDS)
    del match
    yield from ()


def _exclusive_off(session: Session, match: Match) -> Steps:
    points = points_of(session.device)
    if points.lock is None or points.lock[0] != session.number:
        raise Refused("Error: The configuration is not locked by the current user.")
    points.lock = None
    del match
    yield from ()


def _exclusive_user(session: Session, match: Match) -> Steps:
    points = points_of(session.device)
    owner = next((s for s in session.device.sessions if points.lock and s.number == points.lock[0]), None)
    session.write(f"User name: {owner.user}\nSession ID: {owner.number}" if owner else "Info: No user locks it.")
    del match
    yield from ()


COMMIT: dict[str, Handler] = {
    "system_view": _system_view,
    "return": _return,
    "quit": _quit,
    "commit": _commit,
    "abort_trial": _abort_trial,
    "trial_status": _trial_status,
    "clear_candidate": _clear_candidate,
    "refresh_candidate": _refresh_candidate,
    "candidate": _candidate,
    "candidate_changes": _candidate_changes,
    "commit_list": _commit_list,
    "commit_changes": _commit_changes,
    "rollback_id": _rollback_id,
    "rollback_label": _rollback_label,
    "rollback_last": _rollback_last,
    "rollback_file": _rollback_file,
    "rollback_result": _rollback_result,
    "clear_oldest": _clear_oldest,
    "set_label": _set_label,
    "exclusive": _exclusive,
    "exclusive_off": _exclusive_off,
    "exclusive_user": _exclusive_user,
}
