"""Access ports, and what is not heard behind them."""

from typing import Literal

from edugrid.design.frozen import Frozen


class AccessLink(Frozen):
    """A port that carries one VLAN untagged."""

    port: str
    description: str
    vlan: int
    control: Literal["none", "mac", "dot1x"] = "none"
    isolated: bool = False


class Access(Frozen):
    """Feature ``access``."""

    ports: tuple[AccessLink, ...]


class Guard(Frozen):
    """Features ``access_guard`` (DHCP snooping) and ``ra_guard``: ``hosts`` are guarded, ``uplinks`` are trusted."""

    hosts: tuple[str, ...]
    uplinks: tuple[str, ...]
