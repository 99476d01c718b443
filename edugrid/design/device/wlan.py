"""Structured design of a wireless controller (AC): profiles, groups and access points under the names they have on it."""

import re
from ipaddress import IPv4Address
from typing import Final, Literal

from edugrid.design.frozen import Frozen

_WORD: Final = re.compile(r"[A-Za-z0-9_-]+")
_GROUP_NAME: Final = 31  # H3C AP management command reference, wlan ap-group


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
    """One access point: ``mac`` is twelve hexadecimal digits in small letters, ``model`` what the register says."""

    id: int
    mac: str
    name: str
    group: str
    model: str | None = None


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

    @property
    def extras(self) -> bool:
        """Whether something is asked for beyond networks through the controller: not every platform has it."""
        fast = any(profile.fast_roaming for profile in self.profiles)
        return fast or self.roaming is not None or not all(vap.tunnel for vap in self.vaps)

    @property
    def bare_aps(self) -> bool:
        """Whether an access point lacks the words that some controllers need: its model, a plain name, a short group."""
        return not all(
            ap.model and _WORD.fullmatch(ap.model) and _WORD.fullmatch(ap.name) and len(ap.group) <= _GROUP_NAME
            for ap in self.aps
        )
