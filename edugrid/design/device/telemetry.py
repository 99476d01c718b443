"""Structured design of traffic samples (sFlow version 5)."""

from ipaddress import IPv4Address, IPv6Address

from edugrid.design.frozen import Frozen


class Telemetry(Frozen):
    """``agent`` is the device's own address in samples; ``sampling`` one packet of so many; ``ports`` physical ports."""

    agent: IPv4Address
    collector: IPv4Address | IPv6Address
    sampling: int
    counter_seconds: int
    ports: tuple[str, ...]
