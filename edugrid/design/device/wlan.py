"""Structured design of a wireless controller (AC): profiles, groups and access points under the names they have on it."""

from typing import Literal

from edugrid.design.frozen import Frozen


class WlanProfile(Frozen):
    """A network in the air: its SSID and how stations prove themselves. One for all schools."""

    name: str
    ssid: str
    security: Literal["sae", "psk", "dot1x"]


class Vap(Frozen):
    """The network ``profile`` in one school: the VLAN (1-4094) of its stations.

    ``tunnel``: through the controller. ``dot1x``: stations are asked who they are (feature ``access_control``).
    """

    name: str
    profile: str
    vlan: int
    tunnel: bool
    dot1x: bool = False


class ApRadio(Frozen):
    """What one radio (0: 2.4 GHz, 1: 5 GHz) sends out: WLAN id (1-16) and name of the VAP."""

    number: int
    vaps: tuple[tuple[int, str], ...]


class ApGroup(Frozen):
    """Access points of one school that send out the same networks."""

    name: str
    radios: tuple[ApRadio, ...]


class AccessPoint(Frozen):
    """One access point: ``mac`` is twelve hexadecimal digits in small letters."""

    id: int
    mac: str
    name: str
    group: str


class Wlan(Frozen):
    """What the controller does; everything is in order of name, access points in order of id.

    ``country``: of the radios of our groups (ISO 3166-1); None: the controller's own default is left alone.
    """

    country: str | None = None
    profiles: tuple[WlanProfile, ...] = ()
    vaps: tuple[Vap, ...] = ()
    groups: tuple[ApGroup, ...] = ()
    aps: tuple[AccessPoint, ...] = ()
