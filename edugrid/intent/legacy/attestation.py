"""What a person vouches for."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen


class Attestation(Frozen):
    """Which stage is finished, who says so, and the document that shows it.

    ``migrate``: the backups were restored in the new place. With ``sha256``, ``evidence`` is a file in
    ``<city>/registers/evidence/``; its hash is computed again whenever a gate is judged. ``migrate`` and ``wipe`` need one.
    """

    stage: Literal["survey", "migrate", "drain", "wipe", "power_off", "hand_back"]
    day: date
    by: str
    evidence: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
