"""The all-optical network of a region (全光网): profiles, services and what light loses on its way."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import DeviceWord
from edugrid.intent.mistake import MistakeError
from edugrid.intent.network.segment_name import SegmentName
from edugrid.text import Text

Decibel = Annotated[float, Field(ge=0, le=40)]
Kbps = Annotated[int, Field(ge=128, le=9_953_280)]
ProfileId = Annotated[int, Field(ge=10, le=512)]
# what a device takes as a profile's name
ProfileName = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,30}$")]
VlanId = Annotated[int, Field(ge=2, le=4093)]

# which rates each kind of T-CONT has: ITU-T G.984.3, clause 7.3.3 (G.9807.1 has the same kinds)
_RATES = {1: ("fix",), 2: ("assure",), 3: ("assure", "max"), 4: ("max",), 5: ("fix", "assure", "max")}


class DbaProfile(Frozen):
    """Upstream bandwidth of a T-CONT (kbit/s); ``type`` 1 fixed, 2 assured, 3 assured and more, 4 best effort, 5 all."""

    id: ProfileId
    type: Literal[1, 2, 3, 4, 5]
    fix: Kbps | None = None
    assure: Kbps | None = None
    max: Kbps | None = None

    @model_validator(mode="after")
    def _rates(self) -> Self:
        wanted = _RATES[self.type]
        given = tuple(name for name in ("fix", "assure", "max") if getattr(self, name) is not None)
        if given != wanted:
            raise MistakeError(
                Text(
                    f"a DBA profile of type {self.type} needs {', '.join(wanted)} and nothing else",
                    f"类型 {self.type} 的 DBA 模板须且只须给出 {'、'.join(wanted)}",
                )
            )
        parts = (self.fix or 0) + (self.assure or 0)
        if self.max is not None and parts > self.max:
            raise MistakeError(
                Text(f"fix and assure are more than max ({self.max})", f"fix 与 assure 之和大于 max（{self.max}）")
            )
        return self


class OpticalService(Frozen):
    """How a segment crosses the PON: its GEM port, the VLAN that the ONU knows it by, and its DBA profile.

    ``user_vlan`` is the same in every school, so that one profile serves all; the OLT translates it to the segment's own
    VLAN. ``priority``: 802.1p of untagged ports.
    """

    gem: Annotated[int, Field(ge=1, le=1000)]
    user_vlan: VlanId
    dba: ProfileName
    priority: Annotated[int, Field(ge=0, le=7)] = 0


class OnuType(Frozen):
    """A kind of ONU: the ids of its line and service profile, its ports, and the segments that it can carry.

    ``model`` is the vendor's type name where the OLT needs one.
    """

    line_profile: ProfileId
    service_profile: ProfileId
    services: Annotated[tuple[SegmentName, ...], Field(min_length=1)]
    eth: Annotated[int, Field(ge=1, le=24)] = 4
    model: Annotated[DeviceWord, Field(max_length=20)] | None = None


class Optical(Frozen):
    """Profiles by name, and the losses that the optical budget counts with.

    ``fibre_db_per_km``: ITU-T G.652.D allows 0.4 dB/km from 1310 nm to 1625 nm. ``splitter_db`` by ratio: planning values
    of planar splitters, uneven outputs included; put in what the supplier guarantees. ``max_onus``: ONUs of one PON port.
    """

    dba_profiles: dict[ProfileName, DbaProfile] = Field(default_factory=dict)
    services: dict[SegmentName, OpticalService] = Field(default_factory=dict)
    onu_types: dict[ProfileName, OnuType] = Field(default_factory=dict)
    fibre_db_per_km: Decibel = 0.4
    splitter_db: dict[int, Decibel] = Field(
        default_factory=lambda: {2: 4.1, 4: 7.4, 8: 10.5, 16: 13.8, 32: 17.1, 64: 20.4}
    )
    second_input_db: Decibel = 0.4
    connector_db: Decibel = 0.5
    connectors: Annotated[int, Field(ge=0, le=20)] = 4
    splice_db: Decibel = 0.1
    splices: Annotated[int, Field(ge=0, le=50)] = 4
    margin_db: Decibel = 2.0
    max_onus: Annotated[int, Field(ge=1, le=127)] = 64
