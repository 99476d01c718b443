"""Access ports, and what is not heard behind them."""

from edugrid.design.frozen import Frozen


class AccessLink(Frozen):
    """A port that carries one VLAN untagged."""

    port: str
    description: str
    vlan: int


class Access(Frozen):
    """Feature ``access``."""

    ports: tuple[AccessLink, ...]


class Guard(Frozen):
    """Features ``access_guard`` (DHCP snooping) and ``ra_guard``: ``hosts`` are guarded, ``uplinks`` are trusted."""

    hosts: tuple[str, ...]
    uplinks: tuple[str, ...]
