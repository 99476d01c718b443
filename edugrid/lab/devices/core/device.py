"""A simulated device: running and startup configuration, files, sessions, clock."""

from __future__ import annotations

import hmac
import json
import tempfile
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from edugrid.lab.devices.core.faults import Faults
from edugrid.lab.devices.core.flash import Flash
from edugrid.lab.devices.core.learnt import Learnt
from edugrid.lab.devices.core.learnt_file import LearntFile
from edugrid.lab.devices.core.load import load_text
from edugrid.lab.devices.core.secret_text import is_secret
from edugrid.lab.devices.core.session import Session
from edugrid.lab.devices.core.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from edugrid.lab.devices.core.dialect import Dialect

T = TypeVar("T")


@dataclass(frozen=True)
class Refusal:
    """A typed line the device refused, and the text it gave (the caret line included where there is one)."""

    line: str
    text: str


class Device:
    """One simulated device. Everything it knows lies under ``home`` (a temporary directory when None).

    ``clock`` gives seconds since the epoch and drives every timer, so tests may move time by hand. Raises ValueError when
    ``startup`` holds lines the device would refuse.
    """

    def __init__(
        self,
        dialect: Dialect,
        name: str,
        home: Path | None = None,
        *,
        startup: str | None = None,
        ports: Iterable[str] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.dialect, self.name, self.clock = dialect, name, clock
        self.ports = tuple(ports) if ports is not None else dialect.default_ports
        self._scratch = tempfile.TemporaryDirectory(prefix="edugrid-device-") if home is None else None
        self.home = Path(self._scratch.name) if self._scratch else home or Path()
        self.flash = Flash(self.home / "flash", dialect.texts["bad file name"])
        self.faults = Faults(self.home / "faults.json")
        self.startup_file = dialect.startup_file
        self.next_startup_file = dialect.startup_file
        self.booted = self.last_change = clock()
        self.last_save = 0.0
        self.changed_by = ""
        self.sessions: list[Session] = []
        self.log: deque[tuple[str, str, str]] = deque(maxlen=2000)
        self.state = dialect.new_state()
        self.running = Node()
        self._derived: dict[str, Any] = {}
        self._derived_from: Node | None = None
        self.learnt = Learnt()
        self._told = LearntFile(self.home / "learnt.json")
        self.unsaved_state = False
        self._numbers = 0
        self._boot(startup)

    @property
    def sysname(self) -> str:
        """Host name as the running configuration has it."""
        entry = self.running.entries.get(self.dialect.name_key)
        return entry.args[0] if entry else self.dialect.default_name

    def running_text(self, *, header: bool = True) -> str:
        """What ``display current-configuration`` prints; ``header=False`` leaves out the version and time lines."""
        return self._whole(self.derived("body", lambda: self._body(self.running)), header=header)

    def text_of(self, tree: Node, *, header: bool = True) -> str:
        """A whole configuration text with header and end."""
        return self._whole(self._body(tree), header=header)

    def derived(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` works out of the running configuration, once until that changes."""
        if self._derived_from is not self.running:
            self._derived, self._derived_from = {}, self.running
        if name not in self._derived:
            self._derived[name] = make()
        found: T = self._derived[name]
        return found

    def blank(self) -> Node:
        """The configuration of a factory-fresh device."""
        root = Node()
        self.dialect.seed(root, self.name, self.ports)
        return root

    def parse(self, text: str) -> tuple[Node, list[str]]:
        """A configuration text as a tree, and the lines that were refused."""
        root = Node()
        self.dialect.seed(root, self.dialect.default_name, self.ports)
        normalise = self.dialect.normalise
        return root, load_text(self.dialect, root, normalise(text) if normalise else text)

    def admits(self, user: str, password: str, users: Mapping[str, str]) -> bool:
        """Whether an SSH login succeeds: the running configuration decides for the users that it has.

        ``users`` (names and passwords) are accounts that no configuration shows, as a device has them from the factory: they
        count until the configuration names the same user. Where servers are asked first, their answer counts; none of
        them answers unless `learnt` says whom they know.
        """
        order = self.dialect.login_order(self.running) if self.dialect.login_order else ("local",)
        if order[0] != "local" and self.learnt.login_users is not None:
            return hmac.compare_digest(self.learnt.login_users.get(user, "\0").encode(), password.encode())
        if "local" not in order:
            return False
        find = self.dialect.local_user
        known = find(self.running, user) if find else None
        if known is None:
            return hmac.compare_digest(users.get(user, "\0").encode(), password.encode())
        return known.ssh and is_secret(known.kept, password)

    def admits_key(self, user: str, forms: frozenset[str]) -> bool:
        """Whether the running configuration lets ``user`` in with a public key; ``forms``: its base64 and hex texts."""
        find = self.dialect.user_keys
        return find is not None and not forms.isdisjoint(find(self.running, user))

    def login(self, user: str = "admin") -> Session:
        """A new session in user view."""
        self._numbers += 1
        session = Session(self, user, self._numbers)
        self.sessions.append(session)
        return session

    def session_ended(self, session: Session) -> None:
        """Forget a session; what it held open (candidate, trial, lock) goes with it."""
        if session in self.sessions:
            self.sessions.remove(session)
            self.state.session_ended(self, session)

    def type_lines(self, lines: Iterable[str], *, user: str = "admin", answer: str = "Y") -> list[Refusal]:
        """Enter the configuration view, type ``lines`` as given, commit where the vendor commits, and leave.

        Every question is answered with ``answer``. Returns the refusals, in order; a refused commit is one of them, and
        leaves the running configuration as it was.
        """
        session = self.login(user)
        refusals: list[Refusal] = []

        def say(line: str) -> None:
            reply = session.submit(line)
            while reply.question is not None:
                reply = session.submit(answer if reply.question.answers else "")
            if reply.refused is not None:
                refusals.append(Refusal(line, reply.refused))
            elif reply.dropped or reply.hung:
                refusals.append(Refusal(line, "connection lost"))

        for line in self.dialect.enter.split("\n"):
            say(line)
        for line in lines:
            say(line)
        if session.config and self.dialect.two_stage:
            for _ in session.path:
                say("quit")
            if session.dirty:
                say("commit")
        session.leave()
        session.close()
        self.flush()
        return refusals

    def replace_running(self, tree: Node, user: str) -> None:
        """Make ``tree`` the running configuration."""
        self.running = tree
        self.changed(user)

    def changed(self, user: str = "") -> None:
        """Note that the running configuration is not what it was."""
        self.touched(user)
        self._derived = {}  # it may have been edited in place

    def touched(self, user: str) -> None:
        """Note that ``user`` did something about the running configuration that left it as it is."""
        self.last_change, self.changed_by, self.unsaved_state = self.clock(), user, True

    def allow_edit(self, session: Session) -> None:
        """Raise Refused when ``session`` may not change the configuration now (lock, rollback under way)."""
        self.state.allow_edit(self, session)
        if session.immediate:
            self._derived = {}

    def save(self, name: str | None = None) -> None:
        """Write the running configuration to a file (the next startup file when None)."""
        self.last_save = self.clock()
        self.flash.write(name or self.next_startup_file, self.running_text())
        self.unsaved_state = True

    def startup_text(self) -> str | None:
        """Text of the next startup file, None when there is none."""
        return self.flash.read(self.next_startup_file)

    def reboot(self) -> None:
        """Load the startup file; all sessions end, everything unsaved is lost."""
        for session in list(self.sessions):
            session.close()
            if session.cut is not None:
                session.cut()
        text = self.startup_text()
        self.startup_file = self.next_startup_file
        self.running = self.parse(text)[0] if text else self.blank()
        self.state.rebooted(self)
        self.booted = self.clock()
        self.changed("SYSTEM")

    def tick(self) -> None:
        """Do what is due: timers, changed files of faults and of what it is told that it learnt."""
        self.faults.reload()
        self._told.reload(self.learnt)
        self.state.tick(self)

    def flush(self) -> None:
        """Write what must survive the simulator process; cheap when nothing changed."""
        if not self.unsaved_state or self._scratch is not None:
            return
        self.unsaved_state = False
        data = {
            "running": self.running_text(),
            "next_startup_file": self.next_startup_file,
            "startup_file": self.startup_file,
            "last_save": self.last_save,
            "last_change": self.last_change,
            "changed_by": self.changed_by,
            "vendor": self.state.dump(self),
        }
        fresh = self.home / "state.json.new"
        fresh.write_text(json.dumps(data, indent=1), encoding="utf-8")
        fresh.replace(self.home / "state.json")

    def _whole(self, body: str, *, header: bool) -> str:
        head = self.dialect.header(self) if header else []
        return "\n".join([*head, body]) + "\n"

    def _body(self, tree: Node) -> str:
        return "\n".join([*self.dialect.lines(tree), self.dialect.mark, self.dialect.end])

    def _boot(self, startup: str | None) -> None:
        kept = self.home / "state.json"
        if kept.exists():
            data = json.loads(kept.read_text(encoding="utf-8"))
            self.running = self.parse(data["running"])[0]
            self.next_startup_file, self.startup_file = data["next_startup_file"], data["startup_file"]
            self.last_save, self.last_change = data["last_save"], data["last_change"]
            self.changed_by = data["changed_by"]
            self.state.restore(self, data["vendor"])
            return
        if startup is None:
            self.running = self.blank()
        else:
            self.running, problems = self.parse(startup)
            if problems:
                raise ValueError(f"{self.name}: startup configuration: " + "; ".join(problems))
            self.save()
        self.changed("SYSTEM")
