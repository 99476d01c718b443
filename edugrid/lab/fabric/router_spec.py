"""What the fabric needs to know of one router."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RouterSpec:
    """One FRR router: its node name, its own host name, and the daemons it runs beside zebra and staticd.

    ``vrfs``: routing tables of their own. Each is a network namespace (``zebra --vrfwnetns``), which every kernel has;
    the configuration is that of VRF devices.
    """

    name: str
    hostname: str
    daemons: tuple[str, ...] = ("bgpd", "isisd", "ospfd", "ospf6d")
    vrfs: tuple[str, ...] = ()
