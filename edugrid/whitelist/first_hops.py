"""Where a source enters the network."""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple

from edugrid.design.network import DeviceDesign, Gateway, Port


class FirstHop(NamedTuple):
    """``hop`` is a gateway's VLAN interface or a routed port."""

    device: DeviceDesign
    hop: Gateway | Port

    @property
    def place(self) -> int | str:
        """VLAN or port, as access lists name it."""
        return self.hop.vlan if isinstance(self.hop, Gateway) else self.hop.name

    @property
    def shown(self) -> str:
        """For people."""
        return f"VLAN {self.hop.vlan} ({self.hop.description})" if isinstance(self.hop, Gateway) else self.hop.name


def first_hops(devices: Iterable[DeviceDesign], source: IPv4Address | IPv6Address) -> Iterator[FirstHop]:
    """Every interface in whose network ``source`` lies."""
    for device in devices:
        hops: tuple[Gateway | Port, ...] = (*device.gateways, *device.ports)
        for hop in hops:
            own = hop.ipv4 if source.version == 4 else hop.ipv6  # noqa: PLR2004 - IP version 4
            if own is not None and source in own.network:
                yield FirstHop(device, hop)
