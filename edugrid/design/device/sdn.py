"""A flow table: what a switch does with packets (OpenFlow 1.3, table 0)."""

from ipaddress import IPv4Network, IPv6Network
from typing import Literal

from edugrid.design.frozen import Frozen

Protocol = Literal["ip", "ipv6", "icmp", "icmp6", "tcp", "tcp6", "udp", "udp6"]


class Flow(Frozen):
    """One entry: the highest ``priority`` that fits holds. ``port`` is the destination port.

    ``normal`` is switching by address and VLAN, as a switch without flows does.
    """

    priority: int
    protocol: Protocol
    source: IPv4Network | IPv6Network | None = None
    destination: IPv4Network | IPv6Network | None = None
    port: int | None = None
    action: Literal["drop", "normal"]


class Sdn(Frozen):
    """Feature ``sdn``. ``flows`` in order of priority; what none of them names is switched normally."""

    controller: str | None
    datapath: Literal["system", "netdev"]
    flows: tuple[Flow, ...]
