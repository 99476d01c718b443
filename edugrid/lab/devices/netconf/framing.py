"""Where a NETCONF message ends on the line (RFC 6242, 4.2 and 4.3)."""

import re

_END = b"]]>]]>"
_CHUNK = re.compile(rb"\n#([1-9][0-9]{0,9})\n")
_PARTIAL = re.compile(rb"\n?|\n#[1-9]?[0-9]{0,9}|\n##?")
_LAST = b"\n##\n"


class FramingError(Exception):
    """The peer sent bytes that are no frame; RFC 6242 wants the session to end."""


class Framing:
    """Messages in and out of a byte stream. ``chunked`` (base:1.1) begins after both hellos."""

    def __init__(self) -> None:
        self.chunked = False
        self._buffer = b""
        self._message = b""

    def feed(self, data: bytes) -> None:
        """Add what has arrived."""
        self._buffer += data

    def message(self) -> bytes | None:
        """Take the next whole message, or None until more has arrived.

        Raises:
            FramingError: a chunk header was expected and something else came.

        """
        if self.chunked:
            return self._chunked()
        text, end, rest = self._buffer.partition(_END)
        if not end:
            return None
        self._buffer = rest
        return text

    def wrap(self, text: str) -> str:
        """``text`` as it goes out; a chunk's size counts bytes."""
        return f"\n#{len(text.encode())}\n{text}\n##\n" if self.chunked else f"{text}]]>]]>"

    def _chunked(self) -> bytes | None:
        while True:
            if self._buffer.startswith(_LAST):
                self._buffer = self._buffer[len(_LAST) :]
                message, self._message = self._message, b""
                if not message:
                    raise FramingError("the end of a message without any chunk")
                return message
            head = _CHUNK.match(self._buffer)
            if head is None:
                if _PARTIAL.fullmatch(self._buffer) is None:
                    raise FramingError(f"no chunk header: {self._buffer[:20]!r}")
                return None
            size = int(head[1])
            if len(self._buffer) < head.end() + size:
                return None
            self._message += self._buffer[head.end() : head.end() + size]
            self._buffer = self._buffer[head.end() + size :]
