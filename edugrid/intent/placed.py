"""Where applications were put, and how far their moves have come: ``placement.yml`` beside the ledger."""

from datetime import datetime
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.inner_file import InnerFile
from edugrid.intent.settings import Name

MoveStage = Literal["create", "replicate", "switch", "drain", "delete", "abort"]
STAGES: Final[tuple[MoveStage, ...]] = tuple(stage for stage in get_args(MoveStage) if stage != "abort")
"""In the order of the work; ``abort`` stands beside them: the new side goes, the old one stays."""

AttestedStage = Literal["switch", "drain"]


class MoveEvidence(Frozen):
    """A file that shows what was done; ``file`` is relative to the city's folder."""

    file: InnerFile
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    at: datetime
    by: str


class ApplicationMove(Frozen):
    """A move to the cloud ``to``.

    ``switched``: when the gate of the stage switch passed. ``evidence``: of the stages whose gate is not a live fact
    alone (replicate: written by the hook; switch and drain: where a person vouched), by stage.
    """

    to: Name
    stage: MoveStage
    began: datetime
    by: str
    switched: datetime | None = None
    evidence: dict[Literal["replicate", "switch", "drain"], MoveEvidence] = Field(default_factory=dict)


class PlacedApplication(Frozen):
    """The cloud that an application was put on; while it moves, the cloud it comes from."""

    cloud: Name
    since: datetime
    move: ApplicationMove | None = None


class PlacementFile(Frozen):
    """``<city>/placement.yml``."""

    applications: dict[Name, PlacedApplication] = Field(default_factory=dict)
