"""Inputs for parsers: good ones, changed at random. The same seed gives the same inputs."""

import json
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, Final

LARGEST: Final = 64 * 1024
"""Bytes of one input."""
STRETCHED: Final = 20_000
"""Bytes of a piece that is repeated: what takes the square of that many steps is seen as a hang."""
OPENERS: Final = (b"[", b'{"a":', b"(", b"{", b"<a>", b"- ", b"9", b"\n", b" \n", b" ")
"""What nests when it is repeated, and what a pattern may cross again from each place; so many digits are no number of Python's."""

TOKENS: Final = (
    *(
        text.encode("utf-8", "surrogatepass")
        for text in (
            *("\x00", "\x1b[2J", "\r", "\r\n", "\n\n", "\t", " ", "\x85", "\u2028", "\ufeff", "\u202e", "\ud800"),
            *(
                "-1",
                "0",
                "00",
                "99999999999999999999",
                "1e999",
                "nan",
                "inf",
                "0x10",
                "²",
                "３",
                "٣",
                "1.5",
                "1_0",
                "-",
            ),
            *(
                "{",
                "}",
                "[",
                "]",
                "(",
                ")",
                "<",
                ">",
                '"',
                "'",
                "\\",
                "\\u0000",
                ",",
                ";",
                ":",
                "::",
                "|",
                "#",
                "!",
                "%",
                "?",
                "*",
                "&x",
                "*x",
            ),
            *(
                "null",
                "true",
                "{}",
                "[]",
                '""',
                "../",
                "/",
                "=1+1",
                "@",
                "$(x)",
                "{{1}}",
                "<x>",
                "中文",
                "é",
                "x" * 300,
                "1" * 300,
            ),
            *(
                "0.0.0.1",
                "256.1.1.1",
                "::1",
                "fe80::1%x",
                "10.0.0.0/33",
                "2001:db8::/129",
                "ff:ff:ff:ff:ff:ff",
                "2026-02-30",
                "25:61:61",
            ),
            *("ÿ", "&#0;", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "<![CDATA[", "!!python/object:x", "--- ", "..."),
        )
    ),
    *(b"\xff\xfe", b"\x80", b"\xc3"),
)
VALUES: Final[tuple[Any, ...]] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1.5,
        10**30,
        -(10**30),
        "",
        "x",
        "²",
        "-1",
        "1e999",
        "2026-02-30",
        "\x00",
        "\ud800",
        "x" * 300,
    ),
    *([], {}, [None], [[]], {"x": None}, {"": {}}, ["x", 1], {"value": 1}, {"type": []}),
)
_DIGITS: Final = b"0123456789"


class Mutator:
    """Changes of ``seeds``; ``structure``: JSON documents, of which single values are changed half the time."""

    def __init__(
        self, seed: str, seeds: Sequence[bytes], tokens: Sequence[str] = (), *, structure: bool = False
    ) -> None:
        self.random = Random(seed)  # noqa: S311 - not for secrets
        self.seeds = [one[:LARGEST] for one in seeds]
        self.tokens = (*TOKENS, *(token.encode() for token in tokens))
        self.structure = structure
        self._ways: tuple[Callable[[bytes], bytes], ...] = (
            *(self._flip, self._cut, self._double, self._insert, self._insert, self._replace, self._number),
            *(self._splice, self._lines, self._end, self._word),
        )

    def __iter__(self) -> Iterator[bytes]:
        """Every seed as it stands, then changed ones without end."""
        yield from self.seeds
        while True:
            yield self.one()

    def one(self) -> bytes:
        """The next input."""
        data = self.random.choice(self.seeds)
        if self.structure and self.random.random() < 0.5:
            data = self._value(data)
            if self.random.random() < 0.8:
                return data[:LARGEST]
        for _ in range(self.random.choice((1, 1, 1, 2, 2, 3, 6))):
            data = self.random.choice(self._ways)(data)
        if self.random.random() < 0.002:
            data = self._stretch(data)
        return data[:LARGEST]

    def _span(self, data: bytes) -> tuple[int, int]:
        start = self.random.randint(0, len(data))
        return start, min(len(data), start + int(self.random.expovariate(1 / 12)) + 1)

    def _flip(self, data: bytes) -> bytes:
        if not data:
            return data
        at = self.random.randrange(len(data))
        return data[:at] + bytes([self.random.randrange(256)]) + data[at + 1 :]

    def _cut(self, data: bytes) -> bytes:
        start, end = self._span(data)
        return data[:start] + data[end:]

    def _double(self, data: bytes) -> bytes:
        start, end = self._span(data)
        return data[:end] + data[start:end] * self.random.choice((1, 1, 3)) + data[end:]

    def _insert(self, data: bytes) -> bytes:
        at = self.random.randint(0, len(data))
        return data[:at] + self.random.choice(self.tokens) + data[at:]

    def _replace(self, data: bytes) -> bytes:
        start, end = self._span(data)
        return data[:start] + self.random.choice(self.tokens) + data[end:]

    def _number(self, data: bytes) -> bytes:
        """A number becomes another: too large, negative, a word, another script's digit."""
        places = [at for at in range(len(data)) if data[at] in _DIGITS and (at == 0 or data[at - 1] not in _DIGITS)]
        if not places:
            return self._insert(data)
        start = end = self.random.choice(places)
        while end < len(data) and data[end] in _DIGITS:
            end += 1
        other = self.random.choice(
            ("", "-1", "0", "x", "²", "３", "65536", "4294967296", "9" * 25, "1.5", "0x1f", "1e9")
        )
        return data[:start] + other.encode() + data[end:]

    def _splice(self, data: bytes) -> bytes:
        other = self.random.choice(self.seeds)
        return data[: self.random.randint(0, len(data))] + other[self.random.randint(0, len(other)) :]

    def _lines(self, data: bytes) -> bytes:
        lines = data.split(b"\n")
        at, to = self.random.randrange(len(lines)), self.random.randrange(len(lines))
        way = self.random.randrange(4)
        if way == 0:
            del lines[at]
        elif way == 1:
            lines.insert(to, lines[at])
        elif way == 2:
            lines[at], lines[to] = lines[to], lines[at]
        else:
            lines[at] = lines[at].lstrip() if self.random.random() < 0.5 else b"  " + lines[at]
        return b"\n".join(lines)

    def _end(self, data: bytes) -> bytes:
        return data[: self.random.randint(0, len(data))]

    def _word(self, data: bytes) -> bytes:
        """One word becomes another of the same text."""
        words = data.split(b" ")
        words[self.random.randrange(len(words))] = self.random.choice(words)
        return b" ".join(words)

    def _stretch(self, data: bytes) -> bytes:
        start, end = self._span(data)
        piece = data[start:end] or b" "
        if self.random.random() < 0.5:
            piece = self.random.choice(OPENERS)
            start = end = self.random.choice((0, data.find(b":") + 1, data.find(b">") + 1, start))
        return data[:start] + piece * (STRETCHED // len(piece)) + data[end:]

    def _value(self, data: bytes) -> bytes:
        try:
            tree = json.loads(data)
        except ValueError:
            return data
        place, key, owners = tree, None, []
        while isinstance(place, dict | list) and place:
            key = self.random.choice(list(place) if isinstance(place, dict) else range(len(place)))
            owners.append((place, key))
            place = place[key]
        if not owners:
            return data
        owner, key = self.random.choice(owners)
        way = self.random.random()
        if way < 0.2:
            del owner[key]
        elif way < 0.3 and isinstance(owner, dict):
            owner[self.random.choice(("", "x", "\x00", "__class__", "²"))] = owner.pop(key)
        else:
            owner[key] = self.random.choice(VALUES)
        return json.dumps(tree, ensure_ascii=self.random.random() < 0.5).encode("utf-8", "surrogatepass")
