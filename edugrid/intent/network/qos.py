"""``network: qos:`` what each class of traffic of a school is guaranteed."""

from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.mistake import MistakeError
from edugrid.intent.network.segment_name import SegmentName
from edugrid.text import Text

TrafficClass = Literal["teaching", "office", "video", "iot", "management"]
Percent = Annotated[int, Field(ge=1, le=100)]
_WHOLE = 100
_SHARES: Final[dict[TrafficClass, int]] = {"teaching": 40, "office": 15, "video": 25, "iot": 5, "management": 5}


class QosSettings(Frozen):
    """Each class gets ``shares`` per cent of the school's ``uplink_mbps`` at least; what is idle may be used by others.

    ``classes`` puts segments into classes; a segment that is called as a class is in it, any other one gets what is left.
    """

    shares: dict[TrafficClass, Percent] = Field(default_factory=lambda: dict(_SHARES))
    classes: dict[SegmentName, TrafficClass] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        total = sum(self.shares.values())
        if total > _WHOLE:
            raise MistakeError(
                Text(
                    f"the shares are {total} % together, more than all there is",
                    f"各类保障比例合计 {total}%，超过 100%",
                )
            )
        return self

    def of(self, segment: str) -> TrafficClass | None:
        """The class of ``segment``; None: it gets what is left."""
        named: TrafficClass | None = next((one for one in self.shares if one == segment), None)
        found = self.classes.get(segment, named)
        return found if found in self.shares else None
