"""NAPALM's commit, confirm and rollback for devices where every line is live as soon as it is typed."""

import re
from collections import Counter
from typing import Any

from napalm.base.exceptions import (
    CommandErrorException,
    CommandTimeoutException,
    CommitError,
    MergeConfigException,
    ReplaceConfigException,
)

from edugrid.vendors.base.cli_driver import CliDriver
from edugrid.vendors.base.emulation import Emulation, Timer
from edugrid.vendors.base.errors import RefusedLineError

_SLOW_SECONDS = 180.0
_TRIES = 2  # going back may uncover a line that the device made by itself
_REFUSALS = (CommandErrorException, CommandTimeoutException)


class EmulatedCommit(CliDriver):
    """Candidate and timed revert for a device that has neither.

    The vendor brings only data: ``emulation:`` in ``dialect.yml`` (see ``Emulation``), and ``user_view`` when its user
    view does not read ``<host>``. A candidate is kept in this object; nothing is on the device before ``commit_config``. That one

    1. refuses when a restart is scheduled already (somebody else's, or a commit that waits),
    2. with ``revert_in``: makes sure that the startup configuration is the running one (saves it where it is not), for
       the device will come back with it; ``save=False`` refuses instead of saving what somebody left unsaved,
    3. keeps a copy of the running configuration on the flash, ``edugrid-<change_id>.cfg``: it names the change, for
       every later session, and it is what ``rollback`` goes back to,
    4. with ``revert_in``: arms the device's own timer (whole minutes, rounded up) and looks whether it runs,
    5. types the lines. A refused line: the lines already typed are taken back at once and the timer is stopped. A lost
       session: the device restarts by itself when the timer ends, and has what it had before.

    Nothing is saved before ``confirm_commit``: it stops the timer, saves, and removes the copy. In this order, because
    a save takes long and a timer that ends within it would restart the device for nothing.
    ``rollback`` plans the lines from what runs now to the copy (``edugrid.network.patch``), types them under the
    running timer, compares, and only then stops the timer; what cannot be taken back in this way (a changed password,
    whose value no display tells) leaves the timer armed and says so. A whole configuration (``load_replace_candidate``)
    is planned the same way, and compared after it was typed.
    ``has_pending_commit`` asks the device: the timer runs, and the copy of this ``change_id`` is there.

    A device that keeps no files (``keep`` is empty) has its startup configuration for a copy: step 2 is done for every
    commit, and a running timer is taken for this change's, since nothing on the device names it.

    A restart interrupts service for minutes: it is the last resort of a device that lost its manager, nothing else
    uses it. Where ``timer`` is missing, ``revert_in`` is refused. Order of mixing: ``class X(EmulatedCommit, …)``.
    """

    def __init__(
        self,
        hostname: str,
        username: str,
        password: str,
        timeout: int = 60,
        optional_args: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(hostname, username, password, timeout, optional_args)
        self._before: str | None = None

    @property
    def _says(self) -> Emulation:
        found = self.dialect.emulation
        if found is None:
            raise TypeError(f"{self.platform}: dialect.yml has no `emulation:`")
        return found

    @property
    def _file(self) -> str:
        return f"edugrid-{self.change_id}{self._says.ending}"

    def commit_config(self, message: str = "", revert_in: int | None = None) -> None:
        """Type the candidate; see the class. ``message`` has no place on such a device and is ignored.

        Raises:
            MergeConfigException: the device refused a line; what it had before was put back.
            CommitError: nothing is loaded, a commit is pending, or the device refused a step.

        """
        del message
        if self._armed():
            mine = self._pending or self._kept()
            why = "a commit waits for its confirmation" if mine else "a restart is scheduled already; look whose it is"
            raise CommitError(f"{self.hostname}: {why}; nothing was changed")
        if self._merge is None and self._replace is None:
            raise CommitError(f"{self.hostname}: nothing is loaded")
        lines, whole = self._merge or (), self._replace
        self._merge = self._replace = None
        try:
            before = self._running(full=False)
            if whole is not None:
                lines = self._lines(before, whole)
            self._prepare(before, revert_in)
        except _REFUSALS as error:
            raise CommitError(f"{self.hostname}: nothing was changed: {error}") from error
        self._type(lines)
        if whole is not None and self._far(self._running(full=False), whole):
            wrong = CommandErrorException("the device took every line, and yet has something else")
            self._undo_after(wrong)
            raise CommitError(f"{self.hostname}: {wrong}; what was there before is back")
        if not self._pending:
            self._save()

    def confirm_commit(self) -> None:
        """Stop the timer, save, remove the copy.

        Raises:
            CommitError: no commit of this ``change_id`` waits (any more), or the device refused a step.

        """
        if not self.has_pending_commit():
            raise CommitError(
                f"{self.hostname}: no commit {self.change_id} is waiting; the device may have gone back by itself"
            )
        self._disarm()
        self._pending = False
        self._save()
        self._remove(self._file)
        self._before = None

    def has_pending_commit(self) -> bool:
        """Whether the device's timer runs for a change of this ``change_id``."""
        self._pending = self._armed() and self._kept()
        return bool(self._pending)

    def discard_config(self) -> None:
        """Forget the candidate; nothing of it is on the device."""
        self._merge = self._replace = None
        if self._session is not None:
            self._leave()

    def rollback(self) -> None:
        """Go back to the copy of this ``change_id``; see the class.

        Raises:
            CommitError: there is no copy, or the device did not take everything back.

        """
        self.discard_config()
        try:
            former = self._former()
            armed = self._armed()
        except _REFUSALS as error:
            raise CommitError(f"{self.hostname}: {error}") from error
        if former is None:
            raise CommitError(f"{self.hostname}: no copy {self._file} is on the device: nothing to go back to")
        try:
            self._put_back(former)
        except _REFUSALS as error:
            hope = "; the device goes back by itself when its timer ends" if armed else ""
            raise CommitError(f"{self.hostname}: {error}{hope}") from error
        self._settled(armed=armed)

    def close(self) -> None:
        """Log out; a pending commit stays pending, and its copy stays on the device."""
        if self._session is not None and self._before is not None and not self._pending:
            self._remove(self._file)
            self._before = None
        super().close()

    def _load_lines(self, lines: tuple[str, ...]) -> None:
        """Nothing to do: the device has no candidate."""

    def _load_whole(self, text: str) -> None:
        """Plan the lines once, so that a text that cannot be planned is refused here."""
        try:
            self._lines(self._running(full=False), text)
        except CommandErrorException as error:
            raise ReplaceConfigException(f"{self.hostname}: {error}") from error

    # steps of a commit
    def _prepare(self, before: str, revert_in: int | None) -> None:
        timer = self._says.timer
        if revert_in is not None and timer is None:
            raise CommandErrorException("this platform has no timer of its own; commit without revert_in")
        if revert_in is not None or not self._says.keep:
            self._match_startup(before)
        if self._says.keep:
            for stale in self._copies() - {self._file}:
                # no timer runs, so nobody waits for these: they are of devices that went back by themselves
                self._remove(stale)
            self.session.command(self._says.keep.format(file=self._file), idle_seconds=_SLOW_SECONDS)
        self._before = before
        try:
            if revert_in is not None and timer is not None:
                minutes = min(max(1, -(-int(revert_in) // 60)), timer.most_minutes)
                self._arm(timer, minutes)
                self._pending = True
            self.session.command(self._says.enter)
        except _REFUSALS:
            self._settled(armed=self._pending)
            raise

    def _match_startup(self, before: str) -> None:
        """Make the startup configuration the running one."""
        if not _differ(before, self._startup()):
            return
        if not self.saves:
            raise CommandErrorException(
                "unsaved lines are on the device, and it would come back without them; save first"
            )
        self.session.command(self._says.save, idle_seconds=_SLOW_SECONDS)
        if self._far(self._startup(), before):
            raise CommandErrorException("the startup configuration is not the running one, even after saving")

    def _type(self, lines: tuple[str, ...]) -> None:
        for number, line in enumerate(lines, 1):
            try:
                self.session.configure(line)
            except _REFUSALS as error:
                self._undo_after(error)
                raise MergeConfigException(
                    f"{self.hostname}: line {number} of {len(lines)}: {error}; what was there before is back"
                ) from error
        self._leave()

    def _undo_after(self, error: Exception) -> None:
        armed = self._pending
        try:
            self._put_back(self._before or "")
        except _REFUSALS as second:
            hope = "; the device goes back by itself when its timer ends" if armed else "; look at it"
            raise CommitError(
                f"{self.hostname}: {error}; and what was there before did not come back: {second}{hope}"
            ) from error
        self._settled(armed=armed)

    def _put_back(self, former: str) -> None:
        """Type what turns running into ``former``; raises CommandErrorException when it is not that afterwards."""
        self._leave()
        for _ in range(_TRIES):
            running = self._running(full=False)
            if not self._far(running, former):
                break
            lines = self._lines(running, former)
            self.session.command(self._says.enter)
            for line in lines:
                self.session.configure(line)
            self._leave()
        else:
            running = self._running(full=False)
        if self._far(running, former):
            raise CommandErrorException("something else runs after going back")
        if Counter(_shown(running)) != Counter(_shown(former)):
            raise CommandErrorException(
                "a secret was changed, and only the startup configuration still has the old one"
            )

    def _settled(self, *, armed: bool) -> None:
        """Nothing is changed (any more): stop the timer, let the startup configuration say the same, drop the copy."""
        if armed:
            self._disarm()
        self._pending = False
        if _differ(self._running(full=False), self._startup()):
            self._save()
        self._remove(self._file)
        self._before = None

    def _lines(self, running: str, wanted: str) -> tuple[str, ...]:
        from edugrid.network.patch import make_patch

        patch = make_patch(self.platform, running, wanted)
        if patch.refused:
            why = "; ".join(f"{item.line} ({item.rule}): {item.why}" for item in patch.refused)
            raise CommandErrorException(f"the lines cannot be planned: {why}")
        return patch.forward

    def _far(self, running: str, wanted: str) -> bool:
        """Whether two texts differ in more than order, spelling and secrets."""
        from edugrid.network.compare import UnreadableConfigError, compare

        try:
            return bool(compare(self.platform, running, wanted))
        except UnreadableConfigError:
            return _differ(running, wanted)

    def _former(self) -> str | None:
        if self._before is not None:
            return self._before
        if not self._kept() or (not self._says.keep and not self._armed()):
            return None
        return self.session.command(self._says.read.format(file=self._file), idle_seconds=_SLOW_SECONDS)

    def _remove(self, name: str) -> None:
        """Delete one of edugrid's own files on the device; nothing where it keeps none."""
        if self._says.keep:
            super()._remove(name)

    def _kept(self) -> bool:
        return not self._says.keep or self._file in self._copies()

    def _copies(self) -> set[str]:
        listing = self.session.command(self._says.files)
        pattern = rf"(?<![\w.-])edugrid-[A-Za-z0-9-]+{re.escape(self._says.ending)}(?![\w.-])"
        return set(re.findall(pattern, listing))

    # the timer
    def _arm(self, timer: Timer, minutes: int) -> None:
        self.session.command(timer.arm.format(minutes=minutes))
        if not self._armed():
            raise CommandErrorException("the device took the timer, but does not show it")

    def _armed(self) -> bool:
        timer = self._says.timer
        if timer is None:
            return False
        return re.search(timer.armed, self.session.send(timer.show), re.IGNORECASE) is not None

    def _disarm(self) -> None:
        timer = self._says.timer
        try:
            if timer is not None:
                self.session.command(timer.disarm)
        except _REFUSALS as error:
            raise CommitError(f"{self.hostname}: the timer cannot be stopped: {error}") from error
        if self._armed():
            raise CommitError(f"{self.hostname}: the timer still runs: the device will go back by itself")

    # texts
    def _leave(self) -> None:
        if not self.session.in_user_view:
            self.session.send(self._says.leave)

    def _save(self) -> None:
        if not self.saves:
            return
        try:
            self.session.command(self._says.save, idle_seconds=_SLOW_SECONDS)
        except _REFUSALS as error:
            raise CommitError(f"{self.hostname}: in force, but not saved for the next start: {error}") from error

    def _removal(self, name: str) -> str:
        return self._says.remove.format(file=name)

    def _running(self, *, full: bool) -> str:
        return self.session.command(self._says.running_all if full and self._says.running_all else self._says.running)

    def _startup(self) -> str:
        try:
            return self.session.command(self._says.startup)
        except RefusedLineError:
            return ""  # nothing was ever saved


def _shown(text: str) -> list[str]:
    """Lines that say something: no header with times, no separator, no trailing blanks."""
    lines = (line.rstrip() for line in text.splitlines())
    return [line for line in lines if line.strip(" #!") and not line.startswith("!")]


def _differ(one: str, other: str) -> bool:
    return _shown(one) != _shown(other)
