"""What the Netmiko connections of all command lines have in common."""

import re
import time
from codecs import IncrementalDecoder, getincrementaldecoder
from functools import cached_property
from threading import Event
from typing import Any, ClassVar, Final

from netmiko.exceptions import ReadException, ReadTimeout

from edugrid.vendors.base.libssh_channel import LibsshChannel
from edugrid.vendors.base.libssh_client import LibsshClient
from edugrid.vendors.base.strict_host_key import StrictHostKey

_POLL_SECONDS: Final = 0.005
_NUDGE_SECONDS: Final = 2.0  # a log line may have come in behind the prompt; an empty line brings a new one
_SETTLED_SECONDS: Final = 1.0


class TerminalConnection(StrictHostKey):
    """Mix into a Netmiko connection: strict host keys, SSH over libssh, no sleeping, and a line that was cut is noticed.

    Reading from a connection that was cut raises, instead of reading nothing for ever. ``await_data`` sleeps until there
    is something to read: with a hundred sessions, looking again and again costs more than talking does.
    ``prompt_form``: a pattern of the prompt after a login, with the host name as its group ``host``. ``first_line``: what
    ``type_first`` has typed.
    """

    prompt_form: ClassVar[str]
    remote_conn: Any
    base_prompt: str
    conn_timeout: float
    encoding: str
    session_log: Any
    normalize_linefeeds: Any
    strip_ansi_escape_codes: Any
    ansi_escape_codes: bool
    _read_buffer: str
    first_line = ""
    _held = ""
    _arrived: Event | None = None

    @cached_property
    def _letters(self) -> IncrementalDecoder:
        return getincrementaldecoder(self.encoding)("ignore")

    def await_data(self, seconds: float) -> None:
        """Return when something has arrived or the device has hung up, at the latest after ``seconds``."""
        if isinstance(self.remote_conn, LibsshChannel):
            self.remote_conn.wait(seconds)
            return
        pipe = getattr(self.remote_conn, "in_buffer", None)
        if pipe is None:  # a telnet line can only be looked at
            time.sleep(min(seconds, _POLL_SECONDS))
            return
        if self._arrived is None:
            self._arrived = Event()
            pipe.set_event(self._arrived)  # paramiko sets it when data or the end comes, and clears it when all is read
        if self._arrived.wait(seconds) and not len(pipe):
            time.sleep(_POLL_SECONDS)  # the end has come, and the channel is not closed yet

    def read_to(self, pattern: str) -> str:
        """Everything up to now, once ``pattern`` is found in it.

        Raises:
            netmiko.exceptions.ReadTimeout: it did not come in the time that a login may take.
            netmiko.exceptions.ReadException: the device has hung up.

        """
        text, last, nudged = "", time.monotonic(), False
        end = last + self.conn_timeout
        while re.search(pattern, text) is None:
            if time.monotonic() > end:
                raise ReadTimeout(f"the device does not say what was waited for; it said {text.strip()[-100:]!r}")
            self.await_data(_NUDGE_SECONDS)
            chunk = self.read_channel()
            if chunk:
                text, last = text + chunk, time.monotonic()
            elif time.monotonic() - last > _NUDGE_SECONDS:
                self.write_channel("\n")
                last, nudged = time.monotonic(), True
        return text + (self._rest() if nudged else "")

    def type_first(self, line: str) -> None:
        """Type the first line of a session; the prompt behind its echo has the host name, whatever came before it."""
        self.first_line = line
        self.write_channel(line + "\n")
        text = self.read_to(rf"{re.escape(line)}[^\n]*\n[\s\S]*(?<![^\r\n]){self.prompt_form}\s*\Z")
        found = list(re.finditer(rf"(?m)^{self.prompt_form}", text.replace("\r", "\n")))
        self.base_prompt = found[-1]["host"]

    def write_channel(self, out_data: str) -> None:
        """Send a text."""
        if not isinstance(self.remote_conn, LibsshChannel):
            parent: Any = super()
            parent.write_channel(out_data)
            return
        self.remote_conn.sendall(out_data.encode(self.encoding))
        if self.session_log is not None and (self.session_log.fin or self.session_log.record_writes):
            self.session_log.write(out_data)

    def read_channel(self) -> str:
        """Return what has arrived, perhaps nothing yet.

        Raises:
            netmiko.exceptions.ReadException: the device has hung up, and everything it said was read.

        """
        channel = self.remote_conn
        if isinstance(channel, LibsshChannel):
            data = self._taken(channel)
            ended = channel.read_out
        else:
            parent: Any = super()
            data = parent.read_channel()
            # a telnet line raises EOFError by itself
            ended = getattr(channel, "closed", False)
        if not data and ended:
            raise ReadException("the device has hung up")
        return data

    def is_alive(self) -> bool:
        """Whether the device still takes something; Netmiko asks paramiko's channels only."""
        if not isinstance(self.remote_conn, LibsshChannel):
            parent: Any = super()
            return bool(parent.is_alive())
        try:
            self.remote_conn.sendall(b"\0")
        except OSError:
            return False
        return not self.remote_conn.closed

    def _rest(self) -> str:
        """What still comes: each empty line has a prompt of its own, which must not be taken for the next answer."""
        text = ""
        while True:
            self.await_data(_SETTLED_SECONDS)
            chunk = self.read_channel()
            if not chunk:
                return text
            text += chunk

    def _taken(self, channel: LibsshChannel) -> str:
        """What Netmiko makes of what it reads, without its locks and its records of everything for debugging.

        A letter that arrives in halves stays whole, where Netmiko drops it.
        """
        text = self._letters.decode(channel.recv_all())
        if text:
            text, self._held = self._held + text, ""
        if text.endswith("\r"):  # the rest of a line end is on its way
            text, self._held = text.rstrip("\r"), "\r"
        if "\r" in text:
            text = self.normalize_linefeeds(text)
        if self.ansi_escape_codes:
            text = self.strip_ansi_escape_codes(text)
        if text and self.session_log is not None:
            self.session_log.write(text)
        text, self._read_buffer = self._read_buffer + text, ""
        return text

    def _try_session_preparation(self, force_data: bool = True) -> None:  # noqa: FBT001, FBT002 - Netmiko's signature
        """Without Netmiko's empty line, whose prompt would be taken for the answer to the next line."""
        del force_data
        parent: Any = super()
        parent._try_session_preparation(force_data=False)  # noqa: SLF001 - Netmiko's hook for exactly this

    def _get_ssh_client_instance(self) -> LibsshClient:
        return LibsshClient()
