"""Commit points, trial and lock of a simulated VRP8 device."""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from edugrid.lab.devices.core.merge import merge
from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Node

FIRST_ID = 1000000001
MOST_POINTS = 80  # the oldest point is dropped beyond this (NE8000 command reference)
IN_TRIAL = "Error: The system is in trial configuration mode."


@dataclass
class Point:
    """One rollback point: the state *as of* this commit lies in ``commits/<id>.cfg``."""

    id: int
    label: str
    user: str
    line: str
    kind: str
    time: float
    description: str


@dataclass
class Trial:
    """A running trial. ``session`` is the owner's number, None for a persistent one; ``deadline`` by the device's clock.

    ``by_cli``: begun on the command line, not over NETCONF.
    """

    session: int | None
    persist: str
    deadline: float
    before: str
    user: str
    by_cli: bool = True


class Points:
    """Commit machinery of one device."""

    def __init__(self) -> None:
        self.points: list[Point] = []  # newest first
        self.next_id = FIRST_ID
        self.trial: Trial | None = None
        self.lock: tuple[int, float] | None = None  # session number, released at

    def allow_edit(self, device: Device, session: Session) -> None:
        """Candidates are private: editing is always allowed; a lock acts at commit."""

    def session_ended(self, device: Device, session: Session) -> None:
        """A trial without persist id and a lock belong to their session."""
        if self.trial is not None and self.trial.session == session.number:
            self.revert(device)
        if self.lock is not None and self.lock[0] == session.number:
            self.lock = None

    def rebooted(self, device: Device) -> None:
        """A reboot ends a trial; rollback points stay."""
        del device
        self.trial = self.lock = None

    def tick(self, device: Device) -> None:
        """End a trial whose time is over; free a lock that timed out."""
        if self.trial is not None and device.clock() >= self.trial.deadline:
            self.revert(device)
        if self.lock is not None and device.clock() >= self.lock[1]:
            self.lock = None

    def dump(self, device: Device) -> dict[str, Any]:
        """JSON form."""
        del device
        return {
            "points": [asdict(p) for p in self.points],
            "next_id": self.next_id,
            "trial": asdict(self.trial) if self.trial else None,
        }

    def restore(self, device: Device, data: dict[str, Any]) -> None:
        """Take back the points; an open trial is rolled back."""
        self.points = [Point(**p) for p in data["points"]]
        self.next_id = data["next_id"]
        if data["trial"]:
            self.trial = Trial(**data["trial"])
            self.revert(device)

    def check_allowed(self, device: Device, session: Session, persist: str) -> None:
        """Raise Refused when ``session`` may not commit: injected fault, lock, somebody's trial."""
        if device.faults.commit_fail > 0:
            device.faults.commit_fail -= 1
            raise Refused("Error: The commit operation failed. (simulated fault)")
        if self.lock is not None and self.lock[0] != session.number:
            raise Refused(f"Error: The configuration is locked by other user. [Session ID = {self.lock[0]}]")
        trial = self.trial
        if trial is None:
            if persist:
                raise Refused("Error: The persist ID does not exist.")
        elif (trial.persist and persist != trial.persist) or (not trial.persist and trial.session != session.number):
            raise Refused(IN_TRIAL)

    def merged(self, device: Device, session: Session) -> Node:
        """The session's candidate on top of what others committed meanwhile; raises Refused on a conflict."""
        if session.candidate is None or session.base is None:
            return device.running
        if session.base is device.running:
            return session.candidate.clone()
        tree, conflicts = merge(session.base, session.candidate, device.running)
        if conflicts:
            raise Refused(
                "Error: The configuration conflicts with a configuration committed by another user: " + conflicts[0]
            )
        return tree

    def commit(self, device: Device, session: Session, *, label: str = "", description: str = "") -> None:
        """Make the session's candidate the running configuration and a new point. Raises Refused; the candidate stays."""
        tree = self.merged(device, session)
        problems = [text for check in device.dialect.checks for text in check(tree)]
        if problems:
            raise Refused("\n".join(problems))
        if label and any(p.label == label for p in self.points):
            raise Refused("Error: The label already exists.")
        self.store(device, tree, session.user, f"VTY {session.number - 1}", "CLI", label, description)
        session.rebase()

    def try_out(
        self,
        device: Device,
        session: Session,
        seconds: int,
        persist: str,
        *,
        label: str = "",
        description: str = "",
        by_cli: bool = True,
    ) -> None:
        """Commit as a trial that ends in ``seconds``, or start the timer of the running one anew. Raises Refused."""
        before = self.trial.before if self.trial else device.running_text()
        self.commit(device, session, label=label, description=description)
        owner = None if persist else session.number
        self.trial = Trial(owner, persist, device.clock() + seconds, before, session.user, by_cli)

    def confirm(self, device: Device, session: Session, *, label: str = "", description: str = "") -> None:
        """End the trial by keeping it, with what the session has changed since. Raises Refused."""
        if session.dirty:
            self.commit(device, session, label=label, description=description)
        self.trial = None
        device.touched(session.user)

    def store(  # the columns of a commit point
        self, device: Device, tree: Node, user: str, line: str, kind: str, label: str = "", description: str = ""
    ) -> None:
        """Put ``tree`` in force and remember it as a point."""
        folder = device.home / "commits"
        folder.mkdir(exist_ok=True)
        if not self.points:
            (folder / "origin.cfg").write_text(device.running_text(), encoding="utf-8")
        device.replace_running(tree, user)
        point = Point(self.next_id, label, user, line, kind, device.clock(), description)
        self.next_id += 1
        self.points.insert(0, point)
        (folder / f"{point.id}.cfg").write_text(device.running_text(), encoding="utf-8")
        while len(self.points) > MOST_POINTS:
            self.drop_oldest(device)

    def drop_oldest(self, device: Device) -> None:
        """Forget the oldest point; its state becomes the one before all others."""
        folder = device.home / "commits"
        oldest = self.points.pop()
        with contextlib.suppress(FileNotFoundError):
            (folder / f"{oldest.id}.cfg").replace(folder / "origin.cfg")

    def state_of(self, device: Device, index: int) -> str:
        """Configuration text as of point ``index`` (0 = newest); one past the last is the state before all points."""
        name = "origin" if index == len(self.points) else str(self.points[index].id)
        return (device.home / "commits" / f"{name}.cfg").read_text(encoding="utf-8")

    def revert(self, device: Device) -> None:
        """End the trial by going back to the configuration before it."""
        trial, self.trial = self.trial, None
        if trial is not None:
            self.store(device, device.parse(trial.before)[0], trial.user, "-", "ROLLBACK", "", "trial ended")
