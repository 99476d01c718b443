"""One CLI session: a line goes out, its whole answer comes back, and no question stays half open."""

import contextlib
import re
import time
from functools import lru_cache
from typing import Any

from napalm.base.exceptions import CommandTimeoutException, ConnectionClosedException
from netmiko.exceptions import NetmikoBaseException

from edugrid.vendors.base.dialect import Dialect
from edugrid.vendors.base.errors import RefusedLineError, UnexpectedQuestionError

_TAIL = 400  # characters; a prompt, a pager or a question is never longer
_WAIT_SECONDS = 0.2  # a line that is dead without having said so is noticed after it
_CANCEL_SECONDS = 5.0
# Pager erasure: cursor back, blanks, cursor back; the blanks must go, the next line's indentation must stay
_ERASURE = re.compile(r"\x1b\[(\d+)D *\x1b\[\1D")
_ESCAPES = re.compile(r" \x1b\[1D|\x1b\[[0-9;?]*[A-Za-z]|[\x00\x07]")


class CliSession:
    """Lines out, answers in, over a Netmiko connection whose login is done.

    ``idle_seconds`` is how long the device may stay silent within one answer. The session knows the exact host name,
    so that a bracketed version header is never taken for a prompt.
    """

    def __init__(self, connection: Any, dialect: Dialect, *, idle_seconds: float = 30.0) -> None:  # noqa: ANN401 - netmiko publishes no types
        self.connection = connection
        self.dialect = dialect
        self.idle_seconds = idle_seconds
        self.host = str(connection.base_prompt)
        self.prompt = ""
        connection.ansi_escape_codes = False
        for line in dialect.preparation:
            # silencing log lines is a wish: a release without the command still works
            if line != getattr(connection, "first_line", ""):
                self.send(line)

    @property
    def in_user_view(self) -> bool:
        """True where a session begins (``<host>``), false in any configuration view."""
        return re.search(self.dialect.user_view, self.prompt.strip()) is not None

    def send(self, line: str, *, idle_seconds: float | None = None) -> str:
        """Type ``line`` and return the device's answer without echo and prompt; planned questions are answered.

        Raises:
            UnexpectedQuestionError: the device asked something else; it was cancelled.
            CommandTimeoutException: silence; the line was cancelled.
            ConnectionClosedException: the session ended.

        """
        renames = re.search(self.dialect.renames, line, re.IGNORECASE) is not None
        self._write(line + "\n", line)
        self.connection.await_data(_WAIT_SECONDS)
        answer = ""
        while True:
            text, ending = self._read(line, idle_seconds or self.idle_seconds, any_host=renames)
            text = text.replace("\r", "")
            answer += text if answer else _without_echo(text, line)
            if ending == "prompt":
                return self._accept_prompt(answer, renames=renames)
            if ending == "pager":
                answer = re.sub(rf"(?:{self.dialect.pager})\Z", "", answer)
                self._write(" ", line)
                continue
            kept, _, question = answer.rpartition("\n")
            planned = self.dialect.answer_to(line, question)
            if planned is None:
                self._cancel()
                raise UnexpectedQuestionError(
                    f"{self.host} asked {question.strip()!r} after {self.dialect.mask(line)!r}; cancelled"
                )
            self._write(planned + "\n", line)
            # the echo of the answer ends the question's own line
            rest, ending = self._read_line(line, idle_seconds or self.idle_seconds)
            answer = kept + "\n" + rest

    def command(self, line: str, *, idle_seconds: float | None = None) -> str:
        """Like ``send``, but an error in the answer is raised.

        Raises:
            RefusedLineError: the device refused the command.

        """
        answer = self.send(line, idle_seconds=idle_seconds)
        error = self.dialect.error_in(answer)
        if error:
            raise RefusedLineError(self.dialect.mask(line), error)
        return answer

    def configure(self, line: str) -> None:
        """Type one configuration line.

        Raises:
            RefusedLineError: the device answered with anything but silence or a known remark.

        """
        refusal = self.dialect.refusal_in(self.send(line))
        if refusal:
            raise RefusedLineError(self.dialect.mask(line), self.dialect.mask(refusal))

    def close(self) -> None:
        """End the session at once; what the device does with uncommitted work is the driver's care."""
        # the goodbye of a channel fails on a line that is dead; then only our own end is left to be closed
        with contextlib.suppress(EOFError, OSError):
            self.connection.paramiko_cleanup()
            return
        if self.connection.remote_conn_pre is not None:
            self.connection.remote_conn_pre.close()

    def _write(self, text: str, line: str) -> None:
        try:
            self.connection.write_channel(text)
        except (NetmikoBaseException, OSError, EOFError, AttributeError) as error:
            raise self._lost(line) from error

    def _lost(self, line: str) -> ConnectionClosedException:
        return ConnectionClosedException(f"{self.host} ended the session at {self.dialect.mask(line)!r}")

    def _read_line(self, line: str, idle_seconds: float) -> tuple[str, str]:
        """Swallow the echo of an answer up to its line end; return what followed."""
        buffer = ""
        last = time.monotonic()
        while "\n" not in buffer:
            chunk = self._chunk(line)
            if chunk:
                buffer, last = buffer + chunk, time.monotonic()
            elif time.monotonic() - last > idle_seconds:
                self._give_up(line, idle_seconds)
            else:
                self.connection.await_data(_WAIT_SECONDS)
        rest = buffer.partition("\n")[2]
        self.connection._read_buffer = rest + self.connection._read_buffer  # noqa: SLF001 - Netmiko's own place for it
        return "", "line"

    def _read(self, line: str, idle_seconds: float, *, any_host: bool) -> tuple[str, str]:
        prompt = _prompt(self.dialect.prompt, None if any_host else self.host)
        others = _other_endings(self.dialect.pager, self.dialect.question)
        buffer, last = "", time.monotonic()
        while True:
            chunk = self._chunk(line)
            if not chunk:
                if time.monotonic() - last > idle_seconds:
                    self._give_up(line, idle_seconds)
                self.connection.await_data(_WAIT_SECONDS)
                continue
            buffer, last = buffer + chunk, time.monotonic()
            if "\x1b" in chunk:
                buffer = _ERASURE.sub("", buffer)
            tail = _ESCAPES.sub("", buffer[-_TAIL:])
            found = prompt.search(tail)
            if found:
                self.prompt = found[0].strip()
                return _ESCAPES.sub("", buffer), "prompt"
            for ending, pattern in others:
                if pattern.search(tail):
                    return _ESCAPES.sub("", buffer), ending
            self.connection.await_data(_WAIT_SECONDS)

    def _chunk(self, line: str) -> str:
        try:
            return str(self.connection.read_channel())
        except (NetmikoBaseException, OSError, EOFError, AttributeError) as error:
            raise self._lost(line) from error

    def _accept_prompt(self, answer: str, *, renames: bool) -> str:
        body, _, _ = answer.rpartition("\n")
        if renames:
            # in user view the prompt is the name and nothing else; in a view the new name stands before the first dash
            inner = self.prompt.strip("<>[]~*")
            inner = inner.partition("(")[0].rstrip("#") if inner.endswith("#") else inner
            self.host = inner if self.in_user_view else self._renamed(inner)
        return body

    def _renamed(self, inner: str) -> str:
        return self.host if inner == self.host or inner.startswith(self.host + "-") else inner

    def _give_up(self, line: str, idle_seconds: float) -> None:
        self._cancel()
        raise CommandTimeoutException(
            f"{self.host} stayed silent for {idle_seconds:.0f} s after {self.dialect.mask(line)!r}; cancelled"
        )

    def _cancel(self) -> None:
        """Take back whatever is being asked; when not even a prompt comes back, end the session."""
        self._write(self.dialect.cancel, "cancel")
        end = time.monotonic() + _CANCEL_SECONDS
        buffer = ""
        # the prompt may stand behind the question itself
        back = re.compile(rf"(?:{self.dialect.prompt.replace('{host}', re.escape(self.host))}) ?\Z")
        while time.monotonic() < end:
            buffer += self._chunk("cancel")
            if back.search(_ESCAPES.sub("", buffer)):
                return
            self.connection.await_data(_WAIT_SECONDS)
        self.close()


class ClosedSession(CliSession):
    """What a driver holds while no session is open: using it says so, looking at it does not."""

    def __init__(self, name: str) -> None:
        self.host = name
        self.prompt = ""

    @property
    def in_user_view(self) -> bool:
        """Raises ConnectionClosedException."""
        raise self._closed()

    def send(self, line: str, *, idle_seconds: float | None = None) -> str:
        """Raises ConnectionClosedException."""
        del line, idle_seconds
        raise self._closed()

    def close(self) -> None:
        """Nothing is open."""

    def _closed(self) -> ConnectionClosedException:
        return ConnectionClosedException(f"{self.host}: no open session")


# a pattern takes longer to compile than a device to answer, and each device is logged in to several times
@lru_cache(maxsize=4096)
def _prompt(form: str, host: str | None) -> re.Pattern[str]:
    """The prompt of ``host`` (None: of any) at the end of a text."""
    name = r"[^\s<>\[\]]+?" if host is None else re.escape(host)
    return re.compile(rf"(?:^|[\r\n])(?:{form.replace('{host}', name)}) ?\Z")


@lru_cache(maxsize=32)
def _other_endings(pager: str, question: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    asks = re.compile(rf"(?:{question})\s*\Z", re.IGNORECASE)
    return ("pager", re.compile(rf"(?:{pager})\Z")), ("question", asks)


def _without_echo(text: str, line: str) -> str:
    """Drop the echo of ``line``; a terminal may have wrapped it, so blanks do not count."""
    wanted = iter(line.replace(" ", ""))
    expected = next(wanted, None)
    for place, character in enumerate(text):
        if expected is None:
            return text[place:].partition("\n")[2] if "\n" in text[place:] else text[place:]
        if character in " \r\n\b":
            continue
        if character != expected:
            return text.partition("\n")[2] if "\n" in text else text
        expected = next(wanted, None)
    return text
