"""What edugrid itself has written down: looks for drift, applied runs, backups of the state."""

from datetime import datetime

from edugrid.design.frozen import Frozen


class OpenFinding(Frozen):
    """A difference of a cloud that is not repaired and that no exception allows."""

    identity: str
    asset: str
    path: tuple[str, ...]
    kind: str


class Look(Frozen):
    """The last finished run of ``edugrid drift`` over the region; ``ended`` is UTC.

    ``worlds``: where it looked. ``cloud``: what is open there.
    """

    id: int
    region: str
    ended: datetime
    findings: int
    operator: str
    worlds: tuple[str, ...] = ("cloud", "network")
    cloud: tuple[OpenFinding, ...] = ()


class AppliedRun(Frozen):
    """A run of ``edugrid apply``; ``sha256`` is that of its sealed plan, ``exit_code`` None: it was cut off."""

    id: str
    at: datetime
    sha256: str
    exit_code: int | None


class KeptState(Frozen):
    """The newest backup of one stack's state; ``whole`` False: its checksum differs."""

    file: str
    made: datetime
    resources: int
    whole: bool


class Records(Frozen):
    """All of them for one city; None or empty where nothing is written down."""

    look: Look | None = None
    runs: tuple[AppliedRun, ...] = ()
    kept: tuple[KeptState, ...] = ()
