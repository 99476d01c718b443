"""What a SmartAX OLT remembers besides its configuration: committed profiles, and which logins asked for no questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.onus import OltState

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Node

PROFILES = ("ont-lineprofile ", "ont-srvprofile ")


class SmartaxState(OltState):
    """``committed`` holds each profile as it works; what is typed in its view counts from ``commit`` on only."""

    def __init__(self) -> None:
        super().__init__()
        self.plain: set[int] = set()
        self.committed: dict[str, Node] = {}
        self._known: Node | None = None

    def tick(self, device: Device) -> None:
        """Take the profiles of a configuration that was loaded as they are; forget those that are gone."""
        super().tick(device)
        entries = device.running.entries
        if self._known is not device.running:
            self._known = device.running
            self.committed = {k: e.node.clone() for k, e in entries.items() if k.startswith(PROFILES) and e.node}
        for key in [key for key in self.committed if key not in entries]:
            del self.committed[key]

    def commit(self, session: Session) -> None:
        """The open profile works from now on as it stands."""
        node = session.device.running.at(session.path)
        if node is not None:
            self.committed[session.path[-1]] = node.clone()

    def left(self, session: Session) -> None:
        """A profile view is left: what was not committed is lost."""
        key = session.path[-1] if session.path else ""
        entries = session.device.running.entries
        if not key.startswith(PROFILES) or key not in entries:
            return
        kept = self.committed.get(key)
        if kept is None:
            del entries[key]
        else:
            entries[key].node = kept.clone()

    def session_ended(self, device: Device, session: Session) -> None:
        """A login that breaks off in a profile leaves nothing behind."""
        super().session_ended(device, session)
        self.left(session)
        self.plain.discard(session.number)


def state_of(device: Device) -> SmartaxState:
    """The state of a SmartAX device. Raises TypeError for any other."""
    if not isinstance(device.state, SmartaxState):
        raise TypeError("not a SmartAX device")
    return device.state
