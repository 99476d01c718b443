"""A second uplink with tracked failover."""

from ipaddress import IPv4Address, IPv4Interface, IPv6Address, IPv6Interface

from edugrid.design.frozen import Frozen


class TrackedDefault(Frozen):
    """A default route to ``main`` while the probe ``probe`` is answered, else to ``backup`` (None: nowhere else)."""

    main: IPv4Address | IPv6Address
    backup: IPv4Address | IPv6Address | None
    probe: str
    track: int


class BackupUplink(Frozen):
    """Feature ``backup_uplink``."""

    port: str
    description: str
    ipv4: IPv4Interface
    ipv6: IPv6Interface | None
    defaults: tuple[TrackedDefault, ...]
