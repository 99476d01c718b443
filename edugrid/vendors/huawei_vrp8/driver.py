"""NAPALM driver for Huawei VRP8: candidate, trial commit with a persist id, rollback to a commit point."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from napalm.base.exceptions import (
    CommandErrorException,
    CommandTimeoutException,
    CommitError,
    ConnectionException,
    MergeConfigException,
    ReplaceConfigException,
)

from edugrid.text import Text, language
from edugrid.vendors.base.bgp_peers import bgp_peers
from edugrid.vendors.base.dialect import Dialect, load_dialect
from edugrid.vendors.base.displays import Displays, load_displays
from edugrid.vendors.base.errors import RefusedLineError
from edugrid.vendors.base.vrp_driver import VrpDriver
from edugrid.vendors.huawei_vrp8.connection import Vrp8Connection
from edugrid.vendors.readers.brief_states import brief_states

if TYPE_CHECKING:
    from edugrid.vendors.huawei_vrp8.netconf_trial import NetconfTrial

_TRIAL_SECONDS = (60, 65535)  # NE8000 command reference, "commit"
_DESCRIPTION_LENGTH = 60  # the same
_COMMIT_SECONDS = 180.0
_COMMIT_ID = re.compile(r"^[ \t]*\d+\s+(?:\(?\w*\)?\s+)?([12]\d{9})\b", re.MULTILINE)
_NEEDED = (":candidate", ":confirmed-commit:1.1")  # 1.1 has the persist id
_DISPLAY_HEAD = re.compile(r"^[ \t]*Building configuration.*\n?", re.MULTILINE)


class Vrp8Driver(VrpDriver):
    """Huawei VRP8 over SSH. Lines go into the device's candidate and take effect at ``commit_config``.

    ``commit_config(revert_in=T)`` makes a trial commit (60-65535 s; less becomes 60) under the persist id
    ``change_id``: it outlives the session, any session with the same ``change_id`` confirms it or gives it up, and
    without either the device goes back by itself.

    ``optional_args={"transport": "netconf"}`` opens a NETCONF session beside the command line (``netconf_port``, default
    the SSH port). Lines go into the candidate over the command line all the same, for no operation of VRP8's NETCONF takes
    them; whether the trial runs, its confirmation, its end and saving go over NETCONF.
    Source: NE8000 command reference, "commit", "abort trial", "rollback configuration".
    """

    platform = "huawei_vrp8"
    connection_class = Vrp8Connection
    device_type = "huawei_vrpv8"
    transports = ("cli", "netconf")
    dialect: ClassVar[Dialect] = load_dialect(Path(__file__).parent)
    displays: ClassVar[Displays] = load_displays(Path(__file__).parent)
    evpn_command = "display bgp instance edu-overlay evpn peer"

    def __init__(
        self,
        hostname: str,
        username: str,
        password: str,
        timeout: int = 60,
        optional_args: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(hostname, username, password, timeout, optional_args)
        self._point: str | None = None
        self._committed = False
        self._by_rollback = False
        self._trial: NetconfTrial | None = None

    def open(self) -> None:
        """Log in, over NETCONF too if so asked. Raises what ``open_connection`` and ``open_netconf`` raise."""
        super().open()
        if self.transport != "netconf":
            return
        try:
            self._trial = self._open_netconf()
        except ConnectionException:
            self.close()
            raise

    def close(self) -> None:
        """Log out everywhere; an uncommitted candidate is given up, a pending commit stays pending."""
        if self._trial is not None:
            self._trial.session.close()
            self._trial = None
        super().close()

    def is_alive(self) -> dict[str, bool]:
        """Whether all sessions still stand."""
        netconf = self._trial is None or self._trial.session.alive
        return {"is_alive": netconf and super().is_alive()["is_alive"]}

    def get_interface_states(self) -> dict[str, bool]:
        """Whether each interface is up, from one line each: all of ``display interface`` takes a full chassis seconds."""
        return brief_states(self.session.command("display interface brief"))

    def get_vpn_peers(self) -> dict[str, dict[str, bool]]:
        """Peers of the VPN families, ``vpnv4`` and ``vpnv6``, by address: whether the session is up (no getter of NAPALM's).

        The tables have the shape of ``display bgp peer`` (NE40E command reference, "display bgp vpnv4 all peer").
        """
        found: dict[str, dict[str, bool]] = {}
        for family in ("vpnv4", "vpnv6"):
            told = bgp_peers({family: self.session.send(f"display bgp {family} all peer")})
            found[family] = {address: peer["is_up"] for address, peer in told["global"]["peers"].items()}
        return found

    def compare_config(self) -> str:
        """Return what the device says its candidate changes (``+``/``-`` lines); empty when nothing is loaded."""
        if self._merge is None and self._replace is None:
            return ""
        if self._replace is not None and self._by_rollback:
            return self._difference(self._replace)
        answer = self.session.command("display configuration candidate changes")
        return self.dialect.mask(_DISPLAY_HEAD.sub("", answer).strip("\n"))

    def commit_config(self, message: str = "", revert_in: int | None = None) -> None:
        """Commit the candidate; see the class for ``revert_in``.

        Raises:
            CommitError: nothing is loaded, a commit is pending, or the device refused; the candidate is given up then.

        """
        if self._pending:
            raise CommitError(f"{self.hostname}: a commit waits for its confirmation")
        if self._merge is None and self._replace is None:
            raise CommitError(f"{self.hostname}: nothing is loaded")
        if revert_in is None:  # a trial is given up without it
            self._point = self._newest_point()
        if self._replace is not None and self._by_rollback:
            self._commit_by_rollback(revert_in)
            return
        words = ["commit"]
        if revert_in is not None:
            seconds = min(max(int(revert_in), _TRIAL_SECONDS[0]), _TRIAL_SECONDS[1])
            words += ["trial", str(seconds), "persist", self.change_id]
        if message:
            words += ["description", re.sub(r"[^\w .:/-]+", " ", message)[:_DESCRIPTION_LENGTH].strip()]
        try:
            self.session.command(" ".join(words), idle_seconds=_COMMIT_SECONDS)
        except (CommandErrorException, CommandTimeoutException) as error:
            self.discard_config()
            raise CommitError(f"{self.hostname}: {error}") from error
        self._merge = self._replace = None
        self.session.command("return")
        self._committed = True
        self._pending = revert_in is not None
        if not self._pending:
            self._save()
        elif self._trial is not None and not self._trial.pending(self.change_id):
            self._typed_in_system_view(f"abort trial persist {self.change_id}")
            self._pending = self._committed = False
            raise CommitError(
                f"{self.hostname}: the device does not show its trial over NETCONF, where it could not be confirmed; what "
                "was there before is back; reach this device without transport netconf"
            )

    def confirm_commit(self) -> None:
        """Keep the trial of this ``change_id`` for good, and save.

        Raises:
            CommitError: there is no such trial (it may have run out), or the device refused.

        """
        if not self.has_pending_commit():
            raise CommitError(
                f"{self.hostname}: no trial {self.change_id} is waiting; the device has gone back by itself"
            )
        if self._trial is None:
            self._typed_in_system_view(f"commit persist {self.change_id}")
        else:
            self._over_netconf(self._trial.confirm)
        self._pending = False
        self._save()

    def has_pending_commit(self) -> bool:
        """Whether the device runs a trial with this ``change_id``."""
        if self._trial is not None:
            self._pending = self._trial.pending(self.change_id)
            return self._pending
        answer = self.session.command("display configuration trial status")
        active = re.search(r"Trial status\s*:\s*ACTIVE", answer, re.IGNORECASE)
        persist = re.search(r"Persist id\s*:\s*(\S+)", answer, re.IGNORECASE)
        self._pending = bool(active and persist and persist[1] == self.change_id)
        return self._pending

    def discard_config(self) -> None:
        """Give the candidate up and go to user view."""
        if self._replace is not None and self._by_rollback and self._session is not None:
            self._remove(self._file)
        self._merge = self._replace = None
        if self._session is not None and not self.session.in_user_view:
            self.session.send("clear configuration candidate")
            self.session.send("return")

    def rollback(self) -> None:
        """Give a pending trial up, or go back to the commit point before the last commit of this object.

        Raises:
            CommitError: nothing was committed here, the point is unknown, or the device refused.

        """
        self.discard_config()
        if self.has_pending_commit():
            if self._trial is None:
                self._typed_in_system_view(f"abort trial persist {self.change_id}")
            else:
                self._over_netconf(self._trial.cancel)
            self._pending = self._committed = False
            return
        if not self._committed:
            raise CommitError(f"{self.hostname}: this session has committed nothing that could be undone")
        target = f"to commit-id {self._point}" if self._point else "last 1"
        try:
            self._go_back(target)
        except (CommandErrorException, CommandTimeoutException) as error:
            raise CommitError(f"{self.hostname}: {error}") from error
        self._committed = False
        self._save()

    def _load_lines(self, lines: tuple[str, ...]) -> None:
        self.session.command("system-view")
        for number, line in enumerate(lines, 1):
            try:
                self.session.configure(line)
            except (CommandErrorException, CommandTimeoutException) as error:
                self.discard_config()
                raise MergeConfigException(f"{self.hostname}: line {number} of {len(lines)}: {error}") from error

    def _load_whole(self, text: str) -> None:
        self._upload(self._file, text)
        self._by_rollback = False
        self.session.command("system-view")
        try:
            self.session.command(f"load configuration file {self._file} replace", idle_seconds=_COMMIT_SECONDS)
        except RefusedLineError as error:
            self.discard_config()
            # older releases have no such command; their rollback takes a file, but not under a timer
            self._by_rollback = "unrecognized command" in error.answer.lower()
            if not self._by_rollback:
                raise ReplaceConfigException(f"{self.hostname}: {error}") from error
        except (CommandErrorException, CommandTimeoutException) as error:
            self.discard_config()
            raise ReplaceConfigException(f"{self.hostname}: {error}") from error
        finally:
            if not self._by_rollback:
                self._remove(self._file)

    @property
    def _file(self) -> str:
        return f"edugrid-{self.change_id}.cfg"

    def _commit_by_rollback(self, revert_in: int | None) -> None:
        if revert_in is not None:
            self.discard_config()
            raise CommitError(
                f"{self.hostname}: this release cannot replace the configuration under a timer; commit without revert_in"
            )
        try:
            self._go_back(f"to file {self._file}")
        except (CommandErrorException, CommandTimeoutException) as error:
            raise CommitError(f"{self.hostname}: {error}") from error
        finally:
            self.discard_config()
        self._committed = True
        self._save()

    def _go_back(self, target: str) -> None:
        answer = self.session.command(f"rollback configuration {target}", idle_seconds=_COMMIT_SECONDS)
        if "succeeded" not in answer.lower():
            raise CommandErrorException(f"the rollback did not report success: {answer.strip()[-200:]}")

    def _typed_in_system_view(self, line: str) -> None:
        self.session.command("system-view")
        try:
            self.session.command(line, idle_seconds=_COMMIT_SECONDS)
        except (CommandErrorException, CommandTimeoutException) as error:
            raise CommitError(f"{self.hostname}: {error}") from error
        finally:
            self.session.send("return")

    def _open_netconf(self) -> "NetconfTrial":
        from edugrid.vendors.base.open_netconf import open_netconf
        from edugrid.vendors.huawei_vrp8.netconf_trial import NetconfTrial

        session = open_netconf(
            "huaweiyang",
            "snetconf server enable",
            (self.hostname, int(self.optional_args.get("netconf_port", self.port))),
            (self.username, self.password),
            timeout=self.timeout,
            optional_args=self.optional_args,
        )
        missing = session.lacks(_NEEDED)
        if missing:
            session.close()
            told = Text(
                f"{session.name}: the device's NETCONF has no {', '.join(missing)}; take `transport: netconf` away from it",
                f"{session.name}：设备的 NETCONF 不支持 {'、'.join(missing)}；请去掉该设备的 `transport: netconf`",
            )
            raise ConnectionException(told.show(language()))
        session.manager.timeout = _COMMIT_SECONDS
        return NetconfTrial(session)

    def _over_netconf(self, end: Callable[[str], None]) -> None:
        try:
            end(self.change_id)
        except (CommandErrorException, CommandTimeoutException) as error:
            raise CommitError(f"{self.hostname}: {error}") from error

    def _newest_point(self) -> str | None:
        found = _COMMIT_ID.search(self.session.command("display configuration commit list"))
        return found[1] if found else None

    def _save(self) -> None:
        if not self.saves:
            return
        try:
            if self._trial is None:
                self.session.command("save", idle_seconds=_COMMIT_SECONDS)
            else:
                self._trial.save()
        except (CommandErrorException, CommandTimeoutException) as error:
            raise CommitError(f"{self.hostname}: committed, but not saved for the next start: {error}") from error

    def _running(self, *, full: bool) -> str:
        return self.session.command("display current-configuration" + (" include-default" if full else ""))

    def _candidate(self) -> str:
        if self._merge is None and self._replace is None:
            return ""
        return self.session.command("display configuration candidate")
