"""Terminal of one SSH login: echo, line editing, ``?`` and Tab, pager, questions, injected faults."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from edugrid.lab.devices.core.match import choices

if TYPE_CHECKING:
    from edugrid.lab.devices.core.question import Question
    from edugrid.lab.devices.core.reply import Reply
    from edugrid.lab.devices.core.session import Session

_ERASE = "\x1b[42D" + " " * 42 + "\x1b[42D"
_CANCEL = "\x03"
_PRINTABLE = 32
_PLAIN = "".join(chr(code) for code in range(_PRINTABLE, 127) if chr(code) != "?")


class Terminal:
    """Carries a `Session` over an asyncssh process (text mode)."""

    def __init__(self, process: Any, session: Session) -> None:  # noqa: ANN401  # asyncssh publishes no usable type here
        self.process, self.session = process, session
        self._buffer = ""
        self._written = ""
        self._after_return = False

    async def run(self) -> None:
        """Talk until the session or the connection ends. Raises EOFError when the peer goes away."""
        self._write(self.session.device.dialect.banner(self.session) + "\n")
        while not self.session.closing:
            prompt = self.session.prompt()
            self._write(prompt)
            line = await self._line(prompt)
            if line is None:
                continue
            await self._show(self.session.submit(line))
        self._flush()

    async def _show(self, reply: Reply) -> None:
        while True:
            if reply.dropped or reply.hung:
                self._flush()
            if reply.delay:
                await asyncio.sleep(reply.delay)
            if reply.dropped:
                self.process.channel.get_connection().abort()
                raise EOFError
            if reply.hung:
                await asyncio.Event().wait()
            await self._page(reply.text)
            if reply.question is None:
                return
            answer = await self._ask(reply.question)
            reply = self.session.cancel() if answer is None else self.session.submit(answer)

    async def _ask(self, question: Question) -> str | None:
        self._write(question.text)
        try:
            return await asyncio.wait_for(self._line(question.text, hidden=question.hidden), question.seconds or None)
        except TimeoutError:
            self._write("\n")
            return None

    async def _page(self, text: str) -> None:
        if not text:
            return
        lines, size = text.split("\n"), self.session.screen_length
        if not size or len(lines) < size:
            self._write(text + "\n")
            return
        room = size - 1
        for index, line in enumerate(lines):
            self._write(line + "\n")
            room -= 1
            if room or index + 1 == len(lines):
                continue
            self._write(self.session.device.dialect.more)
            key = await self._key()
            self._write(_ERASE)
            if key in "qQ" + _CANCEL:
                return
            room = 1 if key in "\r\n" else size - 1

    async def _line(self, prompt: str, *, hidden: bool = False) -> str | None:
        """One typed line, None when it was given up with Ctrl+C."""
        line = ""
        while True:
            key = await self._key()
            if key in "\r\n":
                self._write("\n")
                return line
            if key == _CANCEL:
                self._write("\n")
                return None
            if key == "\x1a":  # Ctrl+Z leaves the configuration views
                self._write("\n")
                return self.session.device.dialect.end
            if key in "\x7f\x08" and line:
                line = line[:-1]
                self._write("\b \b")
            elif key == "\x15":
                self._write("\b \b" * len(line))
                line = ""
            elif key == "\x1b":
                await self._escape()
            elif key in "?\t" and not hidden and not prompt.endswith(":"):
                line = self._help(prompt, line) if key == "?" else self._complete(line)
            elif ord(key) >= _PRINTABLE:
                text = key + self._plain()
                line += text
                self._write("" if hidden else text)

    def _help(self, prompt: str, line: str) -> str:
        found = choices(self.session.trie(), self.session.device.dialect.params, line)
        texts = [f"  {word}" for word in found] or [self.session.device.dialect.errors["unrecognized"]]
        self._write("\n" + "\n".join(texts) + "\n\n" + prompt + line)
        return line

    def _complete(self, line: str) -> str:
        found = choices(self.session.trie(), self.session.device.dialect.params, line)
        if len(found) == 1 and line.strip() and not line.endswith(" ") and not found[0].startswith("<"):
            rest = found[0][len(line.rsplit(maxsplit=1)[-1]) :] + " "
            self._write(rest)
            return line + rest
        return line

    async def _escape(self) -> None:
        """Swallow a cursor key sequence: the simulator has no history."""
        if await self._key() == "[":
            while not (await self._key()).isalpha():
                pass

    async def _key(self) -> str:
        while True:
            if not self._buffer:
                self._buffer = await self._read()
            key, self._buffer = self._buffer[0], self._buffer[1:]
            after_return, self._after_return = self._after_return, key == "\r"
            if key == "\0" or (key == "\n" and after_return):
                continue
            return key

    def _plain(self) -> str:
        """The letters that have arrived before anything that means more than itself."""
        size = len(self._buffer) - len(self._buffer.lstrip(_PLAIN))
        text, self._buffer = self._buffer[:size], self._buffer[size:]
        return text

    async def _read(self) -> str:
        import asyncssh

        self._flush()
        try:
            data = str(await self.process.stdin.read(1024))
        except asyncssh.BreakReceived:
            return _CANCEL
        except asyncssh.TerminalSizeChanged:
            return "\0"
        if not data:
            raise EOFError
        return data

    def _write(self, text: str) -> None:
        """Nobody sees it before ``_flush``: a terminal server sends what is ready, not a packet a letter."""
        self._written += text.replace("\r\n", "\n").replace("\n", "\r\n")

    def _flush(self) -> None:
        if self._written:
            self.process.stdout.write(self._written)
            self._written = ""
