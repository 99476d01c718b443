"""``network: wlan:`` the wireless networks of schools, and the register of access points."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import DeviceLine, DeviceWord
from edugrid.intent.network.olt import DeviceName
from edugrid.intent.network.segment_name import SegmentName

# with "edu-" and a school code it stays within the 35 characters that controllers take
ShortName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,18}$")]
Band = Literal["2.4", "5"]


def _mac(value: object) -> object:
    """Twelve hexadecimal digits however they are grouped; anything else is refused by the pattern."""
    return re.sub(r"[-:. ]", "", value).lower() if isinstance(value, str) else value


Mac = Annotated[str, BeforeValidator(_mac), Field(pattern=r"^[0-9a-f]{12}$")]


class WlanNetwork(Frozen):
    """One network in the air: the name that people see, and the segment whose VLAN its stations are in.

    ``security``: ``sae`` WPA3-SAE, ``psk`` WPA2 with a pass phrase, ``dot1x`` WPA2 with IEEE 802.1X against the
    ``radius:`` servers. The phrase is given on the controller, never here: until it is there the network is not sent
    out. ``forward``: ``tunnel`` through the controller, whose trunk must carry the school; ``direct`` at the access
    point's own switch port. ``fast_roaming``: stations move to the next access point without proving themselves anew
    (IEEE 802.11r); old ones that do not know it may fail to join.
    """

    ssid: Annotated[DeviceWord, Field(max_length=32)]
    segment: SegmentName
    security: Literal["sae", "psk", "dot1x"] = "sae"
    forward: Literal["tunnel", "direct"] = "tunnel"
    bands: Annotated[tuple[Band, ...], Field(min_length=1)] = ("2.4", "5")
    fast_roaming: bool = False


class WlanSettings(Frozen):
    """Networks by name, and which of them the access points of a group send out (at most 16, in this order).

    ``country``: by whose rules the radios choose channel and power (ISO 3166-1); CN is what controllers come with.
    ``roaming_group``: controllers of the city with the same word here hand stations to each other (at most 16); among the
    access points of one controller nothing has to be written.
    """

    networks: dict[ShortName, WlanNetwork] = Field(default_factory=dict)
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "CN"
    roaming_group: ShortName | None = None
    groups: dict[ShortName, Annotated[tuple[ShortName, ...], Field(max_length=16)]] = Field(default_factory=dict)


class AccessPointRow(Frozen):
    """An access point: the controller (``ac``) that it belongs to, its hardware address, its school and its group.

    ``name`` has the number on the controller, whatever hardware hangs there. ``model`` is held against the register of
    approved models.
    """

    ac: DeviceName
    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,30}$")]
    mac: Mac
    school: Annotated[str, Field(pattern=r"^[0-9]{10}$")]
    group: ShortName
    model: DeviceLine | None = None

    @property
    def place(self) -> str:
        """Who has its number in the ledger."""
        return f"{self.ac}/{self.name}"


class ApsFile(Frozen):
    """All rows of ``registers/aps.csv``."""

    rows: tuple[AccessPointRow, ...]
