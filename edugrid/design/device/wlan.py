"""Structured design of a wireless controller (AC): profiles, groups and access points under the names they have on it."""

from ipaddress import IPv4Address
from typing import Literal

from edugrid.design.frozen import Frozen


class WlanProfile(Frozen):
    """A network in the air: its SSID and how stations prove themselves. One for all schools.

    ``fast_roaming``: IEEE 802.11r.
    """

    name: str
    ssid: str
    security: Literal["sae", "psk", "dot1x"]
    fast_roaming: bool = False


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


class RoamingGroup(Frozen):
    """Controllers that hand stations to each other, this one among them: addresses in order, 2 to 16."""

    name: str
    members: tuple[IPv4Address, ...]


class Wlan(Frozen):
    """What the controller does; everything is in order of name, access points in order of id.

    A station that walks between access points of one controller keeps VLAN and security without a word of ours: a network
    has one VAP a school, whatever the group, and the rule ``wlan_roaming`` refuses two networks of one SSID that differ.
    ``country``: of the radios of our groups (ISO 3166-1); None: the controller's own default is left alone.
    """

    country: str | None = None
    profiles: tuple[WlanProfile, ...] = ()
    vaps: tuple[Vap, ...] = ()
    groups: tuple[ApGroup, ...] = ()
    aps: tuple[AccessPoint, ...] = ()
    roaming: RoamingGroup | None = None
