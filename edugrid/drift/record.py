"""The one drift record: a cloud property, a config line and a missing server look the same."""

from datetime import datetime
from hashlib import sha256
from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.intent.registers import DriftKind


class DriftRecord(Frozen):
    """One difference between what is intended and what is there.

    ``world``: ``assets`` is the register of assets against what is seen; drift itself looks at the other two.
    ``asset`` is a device or a tenancy (``gov/edu-zhengzhou``); ``path`` says where in it, from the outside in.
    ``intended`` and ``actual`` are texts with secrets masked; None where that side has nothing.
    ``expired``: something of the registers ends soon or has ended; ``over-committed``: more is promised than there is.
    ``layer`` says what stood on the other side: ``real``, ``simulated`` when the device itself or the cloud's profile
    says so, or ``attested``: nobody looked, it stands in a register. ``owner`` answers for the asset, empty where the
    intent names nobody. ``first_seen`` and ``last_seen``: since when it is known without a break, and when it was seen
    last (UTC); None when no history was asked. ``flapping``: it goes away and comes back again and again.
    ``exception``: id of the row of drift_exceptions.csv that allows it; what has one alarms nobody.
    """

    region: str
    world: Literal["cloud", "network", "assets"]
    asset: str
    path: tuple[str, ...]
    kind: DriftKind
    intended: str | None
    actual: str | None
    severity: Literal["high", "medium", "low"]
    layer: Literal["real", "simulated", "attested"]
    owner: str = ""
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    flapping: bool = False
    exception: str | None = None

    @property
    def identity(self) -> str:
        """Twelve hex digits that stay the same for the same difference in later runs."""
        text = "\x1f".join((self.world, self.asset, *self.path, self.kind))
        return sha256(text.encode()).hexdigest()[:12]
