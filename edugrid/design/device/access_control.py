"""Structured design of access control: who may use a port or a wireless network (IEEE 802.1X, MAC authentication)."""

from ipaddress import IPv4Address, IPv6Address
from typing import Literal

from edugrid.design.frozen import Frozen

Method = Literal["dot1x", "mac"]


class ControlledPort(Frozen):
    """A port whose hosts are asked."""

    port: str
    method: Method


class AccessControl(Frozen):
    """RADIUS servers in order of preference, ``methods`` in use on the device in order of name, and the ports."""

    servers: tuple[IPv4Address | IPv6Address, ...]
    accounting: bool
    methods: tuple[Method, ...]
    ports: tuple[ControlledPort, ...] = ()
