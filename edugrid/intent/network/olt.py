"""The optical side of an OLT, as people write it: PON ports, splitters, uplinks, protection."""

from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import DeviceWord
from edugrid.intent.network.optical_class import ClassName

PortName = Annotated[str, Field(pattern=r"^[0-9]{1,2}/[0-9]{1,2}/[0-9]{1,2}$")]
SplitterName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,30}$")]
DeviceName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")]


class Splitter(Frozen):
    """One splitter 1:``ratio``; ``under`` names the splitter that feeds it (level 2), without it the PON port does.

    ``inputs`` 2 is a 2:N splitter, as two PON ports that protect each other need it.
    """

    name: SplitterName
    ratio: Literal[2, 4, 8, 16, 32, 64]
    under: SplitterName | None = None
    inputs: Literal[1, 2] = 1


class ProtectPort(Frozen):
    """The port that protects a PON (type B, ITU-T G.984.1): of the same OLT, or of another (dual homing)."""

    port: PortName
    device: DeviceName | None = None
    group: Annotated[int, Field(ge=1, le=255)] = 1


class Pon(Frozen):
    """A PON port (frame/slot/port), its optical class and what hangs on it; ``protected_by`` is the spare port."""

    port: PortName
    optics: ClassName = "B+"
    splitters: tuple[Splitter, ...] = ()
    protected_by: ProtectPort | None = None


class OltUplink(Frozen):
    """A port towards the aggregation: it carries the VLANs of every ONU. ``to`` is what a person calls the far end."""

    port: PortName
    to: DeviceWord


class Olt(Frozen):
    """What a device of role school-olt or county-olt has besides a name and an address."""

    pons: tuple[Pon, ...] = ()
    uplinks: Annotated[tuple[OltUplink, ...], Field(min_length=1)]
