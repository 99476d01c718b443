"""``bandwidth_standard:`` what a school's uplink must be (办学条件)."""

from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen

Mbps = Annotated[int, Field(ge=0, le=400_000)]


class StageStandard(Frozen):
    """The least uplink of a school: ``mbps``, or ``per_class_mbps`` for each of its classes where that is more."""

    mbps: Mbps = 0
    per_class_mbps: Mbps = 0


class BandwidthStandard(Frozen):
    """By stage as schools.csv writes it (小学, 初中, 高中 …); stages that are not named have no standard.

    ``name`` is the document it is taken from. With ``enforce`` a school below it is an error, otherwise a warning.
    """

    name: str
    enforce: bool = False
    stages: dict[str, StageStandard]
