"""A host that seems to mine, and why."""

from typing import Literal

from edugrid.design.frozen import Frozen

Signal = Literal["pool-name", "pool-word", "pool-address", "pool-port", "long-thin-flow"]
Level = Literal["high", "medium", "low"]


class Evidence(Frozen):
    """``what`` was seen ``count`` times, first at ``place`` (``file:line``)."""

    signal: Signal
    what: str
    place: str
    count: int


class Suspect(Frozen):
    """``host`` is an address; ``region``, ``site`` (school code, ``office``, ``cloud-<name>``) and ``segment`` by the ledger.

    ``name`` is the school's; all are empty where the plan knows nothing of the address. ``high``: two signals that confirm
    each other; ``medium``: one that means something; ``low``: a port alone, or a word alone. ``quarantined``: the id of the
    row that cuts it off already.
    """

    host: str
    level: Level
    region: str
    site: str
    name: str
    segment: str
    evidence: tuple[Evidence, ...]
    quarantined: str | None = None
