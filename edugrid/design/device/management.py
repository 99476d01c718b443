"""Structured design of management access: what templates render and drift compares."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Literal

from edugrid.design.frozen import Frozen


class Account(Frozen):
    """A local user. Its password and its key stand on the device only; ``proof``: which of them SSH asks for."""

    name: str
    role: Literal["admin", "viewer"]
    proof: Literal["password", "key", "either"] = "password"


class SnmpAgent(Frozen):
    """SNMPv3 agent (RFC 3411-3415): one group with privacy, its users, and who gets traps."""

    group: str
    users: tuple[str, ...]
    trap_hosts: tuple[IPv4Address | IPv6Address, ...]
    trap_user: str | None
    contact: str | None


class Management(Frozen):
    """Users, SSH server, terminal lines, SNMP agent, and the networks they may be reached from.

    ``idle_minutes`` in minutes; ``sessions`` counts terminal lines (0 to ``sessions`` - 1). ``rules4`` and ``rules6``:
    rule number and network, in order of number. ``guarded``: access is restricted in both families, also where only
    networks of one family are allowed. ``managers``: addresses that intent has made sure of.
    """

    users: tuple[Account, ...]
    sftp: bool
    strong: bool
    snmp: SnmpAgent | None
    guarded: bool
    managers: tuple[IPv4Address | IPv6Address, ...] = ()
    rules4: tuple[tuple[int, IPv4Network], ...]
    rules6: tuple[tuple[int, IPv6Network], ...]
    banner: str | None
    idle_minutes: int
    sessions: int

    @property
    def extras(self) -> bool:
        """Whether there is more than users with passwords, SSH and time limits."""
        keys = any(user.proof == "key" for user in self.users)
        return bool(self.sftp or self.snmp or self.guarded or self.banner or keys)
