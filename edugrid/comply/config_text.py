"""A device's configuration whose lines can be cited."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from edugrid.vendors.planning.reader import read_rows
from edugrid.vendors.registry import get_vendor


class Line(NamedTuple):
    """A line: its number in the text (1-based) and itself after its sections, `` / `` between."""

    number: int
    text: str


@dataclass(frozen=True)
class ConfigText:
    """``text`` of a device of ``platform``, what the vendor knows as secrets taken out; ``file``: in a package.

    ``observed``: as the device displays it, else as rendered. ``simulated``: the device says that it is a simulated one.
    ``intended``: what is rendered for it, where it was observed.
    """

    platform: str
    text: str
    file: str
    observed: bool = False
    simulated: bool = False
    intended: str | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line of configuration; separators and comments are none."""
        syntax = get_vendor(self.platform).data.syntax
        found: list[Line] = []
        stack: list[tuple[int, str]] = []
        for row in read_rows(self.text, syntax)[0]:
            if row.reset:
                stack = []
            if row.reset or row.comment:
                continue
            while stack and (stack[-1][0] >= row.indent or stack[-1][1].split(" ", 1)[0] in syntax.leaves):
                stack.pop()
            found.append(Line(row.number, " / ".join((*(text for _, text in stack), row.text))))
            stack.append((row.indent, row.text))
        return tuple(found)
