"""NAPALM driver for H3C Comware 7: snapshot file, commit delay, configuration replace."""

import contextlib
import re
from pathlib import Path
from typing import Any, ClassVar

from napalm.base.exceptions import CommandErrorException, CommandTimeoutException, CommitError, MergeConfigException

from edugrid.vendors.base.dialect import Dialect, load_dialect
from edugrid.vendors.base.display_driver import DisplayDriver
from edugrid.vendors.base.displays import Displays, load_displays
from edugrid.vendors.base.errors import RefusedLineError
from edugrid.vendors.base.read_table import read_table
from edugrid.vendors.h3c_comware7.connection import Comware7Connection
from edugrid.vendors.readers.access_points import access_points

_DELAY_MINUTES = 65535
_SLOW_SECONDS = 180.0


class Comware7Driver(DisplayDriver):
    """H3C Comware 7 over SSH. The device has no candidate: lines take effect when ``commit_config`` types them.

    Before the first line the running configuration is saved beside the startup file (``edugrid-<change_id>.cfg``); a
    refused line puts it back at once with ``configuration replace file``. ``commit_config(revert_in=T)`` opens
    ``configuration commit delay`` (whole minutes, rounded up) first, so that a lost device goes back by itself.
    Source: H3C fundamentals configuration guide, "Managing configuration files".
    """

    platform = "h3c_comware7"
    connection_class = Comware7Connection
    device_type = "hp_comware"
    dialect: ClassVar[Dialect] = load_dialect(Path(__file__).parent)
    displays: ClassVar[Displays] = load_displays(Path(__file__).parent)
    maker = "H3C"
    serial_command = "display device manuinfo"
    serial_pattern = re.compile(r"DEVICE_SERIAL_NUMBER\s*:\s*(\S+)")
    bgp_commands: ClassVar[dict[str, str]] = {"ipv4": "display bgp peer ipv4", "ipv6": "display bgp peer ipv6"}
    evpn_command = "display bgp peer l2vpn evpn"
    igp_commands: ClassVar[dict[str, str]] = {
        "isis": "display isis peer",
        "ospf": "display ospf peer",
        "ospfv3": "display ospfv3 peer",
    }

    def __init__(
        self,
        hostname: str,
        username: str,
        password: str,
        timeout: int = 60,
        optional_args: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(hostname, username, password, timeout, optional_args)
        self._has_snapshot = False

    @property
    def _snapshot(self) -> str:
        return f"edugrid-{self.change_id}.cfg"

    def get_wlan_aps(self) -> list[dict[str, Any]]:
        """Access points of a WX controller, see ``readers.access_points`` (no getter of NAPALM's).

        Raises:
            edugrid.vendors.base.errors.RefusedLineError: the device is no controller.

        """
        told = read_table("comware_ap_address", self.session.command("display wlan ap all address"))
        macs = {row["name"]: row["mac"] for row in told}
        rows = read_table("comware_ap_all", self.session.command("display wlan ap all"))
        return access_points({**row, "mac": macs.get(row["name"], "")} for row in rows)

    def commit_config(self, message: str = "", revert_in: int | None = None) -> None:
        """Save a snapshot, type the lines (or replace the whole configuration); see the class for ``revert_in``.

        ``message`` has no place on this device and is ignored.

        Raises:
            MergeConfigException: the device refused a line; what it had before was put back.
            CommitError: nothing is loaded, a commit is pending, or the device refused a step.

        """
        del message
        if self._pending:
            raise CommitError(f"{self.hostname}: a commit waits for its confirmation")
        if self._merge is None and self._replace is None:
            raise CommitError(f"{self.hostname}: nothing is loaded")
        lines, whole = self._merge or (), self._replace
        self._merge = self._replace = None
        try:
            self.session.command(f"save {self._snapshot}", idle_seconds=_SLOW_SECONDS)
            self._has_snapshot = True
            if whole is not None:
                self._upload(self._target, whole)
            self.session.command("system-view")
            if revert_in is not None:
                minutes = min(max(1, -(-int(revert_in) // 60)), _DELAY_MINUTES)
                self.session.configure(f"configuration commit delay {minutes}")
                self._pending = True
        except (CommandErrorException, CommandTimeoutException) as error:
            self._leave()
            raise CommitError(f"{self.hostname}: nothing was changed: {error}") from error
        if whole is not None:
            self._replace_running()
        else:
            self._type(lines)
        self._leave()
        if not self._pending:
            self._save()

    def confirm_commit(self) -> None:
        """Close the open commit delay, and save.

        The device may not tell that the delay had run out: compare the running configuration afterwards.

        Raises:
            CommitError: the device refused, as it does when no delay is open (any more).

        """
        self._in_system_view("configuration commit")
        self._pending = False
        self._save()
        self._remove(self._snapshot)
        self._has_snapshot = False

    def discard_config(self) -> None:
        """Forget the candidate; nothing of it is on the device."""
        self._merge = self._replace = None
        if self._session is not None:
            self._leave()

    def rollback(self) -> None:
        """Put the snapshot back that was saved before the last commit of this ``change_id``.

        Raises:
            CommitError: there is no such snapshot, or the device could not put it back whole.

        """
        self.discard_config()
        pending = self._pending
        self._put_back()
        self._pending = False
        if not pending:
            self._save()

    def close(self) -> None:
        """Log out; a pending commit stays pending, and its snapshot stays on the device."""
        if self._session is not None and self._has_snapshot and not self._pending:
            self._remove(self._snapshot)
            self._has_snapshot = False
        super().close()

    @property
    def _target(self) -> str:
        return f"edugrid-{self.change_id}-target.cfg"

    def _load_lines(self, lines: tuple[str, ...]) -> None:
        """Nothing to do: the device has no candidate."""

    def _load_whole(self, text: str) -> None:
        """Nothing to do before the commit: the device has no candidate."""

    def _type(self, lines: tuple[str, ...]) -> None:
        for number, line in enumerate(lines, 1):
            try:
                self.session.configure(line)
            except (CommandErrorException, CommandTimeoutException) as error:
                self._undo_after(error)
                raise MergeConfigException(
                    f"{self.hostname}: line {number} of {len(lines)}: {error}; what was there before is back"
                ) from error

    def _replace_running(self) -> None:
        try:
            self._replace_with(self._target)
        except (CommandErrorException, CommandTimeoutException) as error:
            self._undo_after(error)
            raise CommitError(f"{self.hostname}: {error}; what was there before is back") from error
        finally:
            self._remove(self._target)

    def _undo_after(self, error: Exception) -> None:
        pending = self._pending
        try:
            self._put_back()
        except CommitError as second:
            hope = "; the device goes back by itself when the commit delay ends" if pending else ""
            raise CommitError(
                f"{self.hostname}: {error}; and putting the snapshot back failed: {second}{hope}"
            ) from error
        self._pending = False

    def _put_back(self) -> None:
        """Replace running by the snapshot and close the delay, so that nothing is left to expire."""
        try:
            self._leave()
            self.session.command("system-view")
            self._replace_with(self._snapshot)
            with contextlib.suppress(RefusedLineError):
                # an open delay would only lead back to the same configuration; without one this is refused
                self.session.configure("configuration commit")
        except (CommandErrorException, CommandTimeoutException) as error:
            raise CommitError(f"{self.hostname}: {error}") from error
        finally:
            self._leave()

    def _replace_with(self, name: str) -> None:
        answer = self.session.command(f"configuration replace file {name}", idle_seconds=_SLOW_SECONDS)
        if "succeeded" not in answer.lower():
            raise CommandErrorException(f"{name}: the replace did not report success: {answer.strip()[-200:]}")

    def _in_system_view(self, line: str) -> None:
        try:
            self.session.command("system-view")
            self.session.configure(line)
        except (CommandErrorException, CommandTimeoutException) as error:
            raise CommitError(f"{self.hostname}: {error}") from error
        finally:
            self._leave()

    def _leave(self) -> None:
        if not self.session.in_user_view:
            self.session.send("return")

    def _save(self) -> None:
        if not self.saves:
            return
        try:
            self.session.command("save force", idle_seconds=_SLOW_SECONDS)
        except (CommandErrorException, CommandTimeoutException) as error:
            raise CommitError(f"{self.hostname}: in force, but not saved for the next start: {error}") from error

    def _running(self, *, full: bool) -> str:
        return self.session.command("display current-configuration" + (" all" if full else ""))
