"""The register of ONUs: one row a room."""

import re
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import DeviceWord
from edugrid.intent.mistake import MistakeError
from edugrid.intent.network.olt import DeviceName, PortName, SplitterName
from edugrid.intent.network.optical import ProfileName
from edugrid.intent.network.segment_name import SegmentName
from edugrid.text import Text


def _words(value: object) -> object:
    """A cell with several entries, separated as people separate them."""
    return tuple(part for part in re.split(r"[\s;,+；，、]+", value) if part) if isinstance(value, str) else value


Segments = Annotated[tuple[SegmentName, ...], BeforeValidator(_words), Field(min_length=1)]
Ports = Annotated[
    tuple[Annotated[str, Field(pattern=r"^[0-9]{1,2}[:=][a-z][a-z0-9-]*$")], ...], BeforeValidator(_words)
]
Serial = Annotated[str, BeforeValidator(lambda v: v.upper() if isinstance(v, str) else v)]


class Onu(Frozen):
    """An ONU: where its fibre ends, what it is, and which segments of the school (or ``office``) it carries.

    ``serial`` is four letters and eight hexadecimal digits (ITU-T G.984.3) or all sixteen digits; ``loid`` takes its place
    where the OLT knows ONUs by a logical id. ``distance_m`` is the fibre from the OLT to the room. ``ports``:
    ``1:teaching 2:office``; ports that are not named are in the first segment. ``state: planned`` has no hardware yet.
    """

    olt: DeviceName
    pon: PortName
    splitter: SplitterName
    serial: Annotated[Serial, Field(pattern=r"^([A-Z]{4}[0-9A-F]{8}|[0-9A-F]{16})$")] | None = None
    loid: Annotated[DeviceWord, Field(max_length=24)] | None = None
    school: Annotated[str, Field(pattern=r"^([0-9]{10}|office)$")]
    room: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,30}$")]
    type: ProfileName
    segments: Segments
    distance_m: Annotated[int, Field(ge=1, le=60_000)]
    ports: Ports = ()
    state: Literal["active", "planned"] = "active"
    remark: str = ""

    @model_validator(mode="after")
    def _known_by(self) -> Self:
        known_by = sum(value is not None for value in (self.serial, self.loid))
        if known_by > 1 or (known_by == 0 and self.state == "active"):
            raise MistakeError(
                Text(
                    "an ONU is known by its serial or by its loid: give one (none only while it is planned)",
                    "须给出 serial 或 loid 之一（仅 planned 状态可暂缺）",
                )
            )
        return self

    @property
    def place(self) -> str:
        """Who has the ONU's numbers in the ledger: the room, whatever hardware stands in it."""
        return f"{self.olt}/{self.pon.replace('/', '.')}/{self.school}.{self.room}"

    @property
    def port_segments(self) -> dict[int, str]:
        """Segment by Ethernet port, of the ports that are named."""
        pairs = (re.split("[:=]", text) for text in self.ports)
        return {int(port): segment for port, segment in pairs}


class OnusFile(Frozen):
    """All rows of ``registers/onus.csv``."""

    rows: tuple[Onu, ...]
