"""What one channel is told of one region."""

from hashlib import sha256
from typing import Literal

from pydantic import Field

from edugrid.design.frozen import Frozen

Severity = Literal["high", "medium", "low"]


class Item(Frozen):
    """One finding: its identity, where, what kind, how bad; ``path`` is masked, from the outside in."""

    identity: str
    region: str
    asset: str
    path: tuple[str, ...]
    kind: str
    severity: Severity
    layer: str


class Digest(Frozen):
    """News of a region: ``new`` and ``closed`` since the last message, and how many are ``open``, by severity.

    ``first`` and ``last`` are the numbers of the runs that are told together, ``runs`` how many there were.
    ``new_more`` and ``closed_more`` count, by severity, findings that had no room there. ``maybe_sent``: a former attempt may have arrived.
    ``test``: nothing was found, somebody tries the channel.
    """

    region: str
    first: int
    last: int
    runs: int = 1
    new: tuple[Item, ...] = ()
    closed: tuple[Item, ...] = ()
    new_more: dict[Severity, int] = Field(default_factory=dict)
    closed_more: dict[Severity, int] = Field(default_factory=dict)
    open: dict[Severity, int]
    maybe_sent: bool = False
    test: bool = False

    @property
    def silent(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.new or self.closed or self.new_more or self.closed_more or self.test)

    @property
    def mark(self) -> str:
        """Eight hex digits by which people see that two messages are the same one."""
        text = "\x1f".join("\x1e".join(sorted(item.identity for item in group)) for group in (self.new, self.closed))
        return sha256(text.encode()).hexdigest()[:8]
