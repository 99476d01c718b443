"""One entry of the audit log."""

from hashlib import sha256
from typing import Any, Final, Literal

from edugrid.canonical_json import canonical_json
from edugrid.design.frozen import Frozen

GENESIS: Final = "0" * 64
"""What the first entry follows."""
Event = Literal["begun", "ended", "noted", "torn"]


class AuditEntry(Frozen):
    """A line of the log: ``number`` counts from 1, ``previous`` is the hash of the entry before.

    begun: it is about to touch something; ended: how it ended (``result``), ``about`` and ``region`` as begun.
    noted: a decision that touches nothing by itself. torn: what stands between this entry and the one before is a write
    that was cut off (power, kill -9, a full disk); ``about`` is the SHA-256 of those bytes.
    ``user`` is whom the operating system says, with his machine; ``who`` whom his key proves, else whom he names; ``proof``
    is his signed statement (edugrid.trust.statement). ``hash`` is SHA-256 over canonical JSON of everything else.
    """

    version: Literal[1] = 1
    number: int
    at: str
    event: Event
    region: str = ""
    kind: str = ""
    about: str = ""
    result: str = ""
    who: str = ""
    why: str = ""
    user: str = ""
    proof: dict[str, Any] | None = None
    previous: str
    hash: str = ""

    def digest(self) -> str:
        """SHA-256 (hex) over the canonical JSON of the entry without its hash."""
        body = self.model_dump(mode="json", exclude={"hash"})
        return sha256(canonical_json(body)).hexdigest()

    def line(self) -> bytes:
        """As it stands in the file, newline included."""
        return self.model_dump_json().encode() + b"\n"
