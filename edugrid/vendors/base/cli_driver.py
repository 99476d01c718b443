"""What NAPALM drivers for line-oriented devices have in common: session, candidate in memory, texts."""

import contextlib
import difflib
from pathlib import Path
from typing import Any, ClassVar

from napalm.base.exceptions import (
    CommandErrorException,
    CommandTimeoutException,
    ConnectionClosedException,
    MergeConfigException,
    ReplaceConfigException,
)
from netmiko import BaseConnection

from edugrid.vendors.base.cli_session import CliSession, ClosedSession
from edugrid.vendors.base.dialect import Dialect
from edugrid.vendors.base.login_driver import LoginDriver
from edugrid.vendors.base.open_connection import open_connection


class CliDriver(LoginDriver):
    """Base of the drivers. A merge candidate is a list of lines as typed from the configuration view.

    ``optional_args``: ``port``, ``key_file``, ``passphrase``, ``known_hosts`` (path; host keys are always checked, by
    default against the user's own file), ``ssh_config_file``, ``session_log``, ``idle_timeout`` (seconds of silence
    within one answer, default 30), ``change_id`` (letters, digits, dash; names the pending commit, so that another
    session can confirm or revert it), ``save`` (default True: a confirmed change is also saved for the next start),
    ``transport`` (one of ``transports``, default ``cli``).
    """

    platform: ClassVar[str]
    connection_class: ClassVar[type[BaseConnection]]
    device_type: ClassVar[str]
    dialect: ClassVar[Dialect]
    transports: ClassVar[tuple[str, ...]] = ("cli",)

    def __init__(
        self,
        hostname: str,
        username: str,
        password: str,
        timeout: int = 60,
        optional_args: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(hostname, username, password, timeout, optional_args)
        self.transport = str(self.optional_args.get("transport", "cli"))
        if self.transport not in self.transports:
            raise ValueError(f"transport {self.transport!r}: {self.platform} has {', '.join(self.transports)}")
        self.saves = bool(self.optional_args.get("save", True))
        self._session: CliSession | None = None
        self._merge: tuple[str, ...] | None = None
        self._replace: str | None = None
        self._pending = False

    @property
    def session(self) -> CliSession:
        """The open session; without one, whatever is sent raises ConnectionClosedException."""
        return self._session or ClosedSession(f"{self.hostname}:{self.port}")

    def open(self) -> None:
        """Log in. Raises what ``open_connection`` raises."""
        self.device = open_connection(
            self.connection_class,
            self.device_type,
            (self.hostname, self.port),
            (self.username, self.password),
            timeout=self.timeout,
            optional_args=self.optional_args,
        )
        idle = float(self.optional_args.get("idle_timeout", 30))
        self._session = CliSession(self.device, self.dialect, idle_seconds=idle)

    def close(self) -> None:
        """Log out; an uncommitted candidate is given up, a pending commit stays pending."""
        if self._session is None:
            return
        try:
            self.discard_config()
        except (ConnectionClosedException, CommandErrorException):
            pass  # the line is dead: the device drops the session's candidate by itself
        finally:
            self._session.close()
            self._session = None
            self.device = None

    def is_alive(self) -> dict[str, bool]:
        """Whether the SSH session still stands."""
        alive = self._session is not None and self.device is not None and bool(self.device.is_alive())
        return {"is_alive": alive}

    def cli(self, commands: list[str], encoding: str = "text") -> dict[str, str]:
        """Answers of display commands, by command; only ``text`` is known."""
        if encoding != "text":
            raise NotImplementedError(f"encoding {encoding!r}: this device answers in text")
        return {command: self.session.command(command) for command in commands}

    def load_merge_candidate(self, filename: str | None = None, config: str | None = None) -> None:
        """Take lines to type, as from the configuration view, view changes included.

        Raises:
            MergeConfigException: nothing was given, or (VRP8) the device refused a line; nothing is changed then.

        """
        text = _text(filename, config, MergeConfigException)
        self.discard_config()
        lines = tuple(line.strip() for line in text.splitlines() if line.strip() and line.strip() != "#")
        self._load_lines(lines)
        self._merge = lines

    def load_replace_candidate(self, filename: str | None = None, config: str | None = None) -> None:
        """Take a whole configuration, as the device prints it; the device itself works out the difference.

        Raises:
            ReplaceConfigException: nothing was given, or the device cannot take the file.

        """
        text = _text(filename, config, ReplaceConfigException)
        self.discard_config()
        self._load_whole(text)
        self._replace = text

    def compare_config(self) -> str:
        """For a replace: unified diff of running and candidate. For a merge: the lines, each marked ``+``.

        The device cannot say what lines would change before they are typed.
        """
        if self._replace is not None:
            return self._difference(self._replace)
        return "\n".join("+" + self.dialect.mask(line) for line in self._merge or ())

    def has_pending_commit(self) -> bool:
        """Whether a commit waits for its confirmation."""
        return self._pending

    def get_config(
        self,
        retrieve: str = "all",
        full: bool = False,  # noqa: FBT001, FBT002 - NAPALM's signature
        sanitized: bool = False,  # noqa: FBT001, FBT002 - NAPALM's signature
        format: str = "text",  # noqa: A002 - NAPALM's signature
    ) -> dict[str, str]:
        """Return configurations as the device prints them; ``sanitized`` hides every secret."""
        if format != "text":
            raise NotImplementedError(f"format {format!r}: this device prints text")
        texts = {"running": "", "startup": "", "candidate": ""}
        if retrieve in {"all", "running"}:
            texts["running"] = self._running(full=full)
        if retrieve in {"all", "startup"}:
            texts["startup"] = self._startup()
        if retrieve in {"all", "candidate"}:
            texts["candidate"] = self._candidate()
        return {name: self.dialect.mask(text) if sanitized else text for name, text in texts.items()}

    def _configuration(self) -> str:
        """The running configuration, for getters that read it (``as_read``)."""
        return self._running(full=False) if self.read_before is None else self.read_before

    def _upload(self, name: str, text: str) -> None:
        """Write ``text`` as file ``name`` on the device's flash, by SFTP.

        Raises:
            ReplaceConfigException: the device has no SFTP server or refuses the file.

        """
        if self.device.remote_conn_pre is None:
            raise ReplaceConfigException(f"{self.hostname}: cannot upload {name}: telnet has no SFTP")
        try:
            with self.device.remote_conn_pre.open_sftp() as sftp:
                with sftp.open(name, "w") as file:
                    file.write(text.encode())
                if sftp.stat(name).st_size != len(text.encode()):
                    raise ReplaceConfigException(f"{self.hostname}: {name} arrived incomplete")
        except (OSError, EOFError, _ssh_error()) as error:
            raise ReplaceConfigException(
                f"{self.hostname}: cannot upload {name} ({error}); is the device's SFTP server on?"
            ) from error

    def _remove(self, name: str) -> None:
        """Delete one of edugrid's own files on the device's flash; a device that will not is left with it."""
        lost = (
            CommandErrorException,
            CommandTimeoutException,
            ConnectionClosedException,
            OSError,
            EOFError,
            _ssh_error(),
        )
        with contextlib.suppress(*lost):
            if self.session.in_user_view:
                self.session.command(self._removal(name))
                return
            if self.device.remote_conn_pre is not None:
                with self.device.remote_conn_pre.open_sftp() as sftp:
                    sftp.remove(name)

    def _removal(self, name: str) -> str:
        return f"delete /unreserved {name}"

    def _difference(self, intended: str) -> str:
        """Unified diff of running and ``intended``, secrets hidden."""
        running = self.dialect.mask(self._running(full=False)).splitlines()
        wanted = self.dialect.mask(intended).splitlines()
        return "\n".join(difflib.unified_diff(running, wanted, "running", "candidate", lineterm="", n=2))

    def _candidate(self) -> str:
        return self._replace or "\n".join(self._merge or ())

    # what a platform adds
    def _load_lines(self, lines: tuple[str, ...]) -> None:
        raise NotImplementedError

    def _load_whole(self, text: str) -> None:
        raise NotImplementedError

    def _running(self, *, full: bool) -> str:
        raise NotImplementedError

    def _startup(self) -> str:
        raise NotImplementedError


def _text(filename: str | None, config: str | None, error: type[Exception]) -> str:
    # NAPALM: the file takes precedence
    text = Path(filename).read_text(encoding="utf-8") if filename else config
    if not text or not text.strip():
        raise error("the candidate is empty")
    return text


def _ssh_error() -> type[Exception]:
    from paramiko import SSHException

    known: type[Exception] = SSHException
    return known
