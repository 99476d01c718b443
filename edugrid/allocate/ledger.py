"""The ledger: who has which number."""

from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from typing import Final

ASSIGNED: Final = "ipv6_assigned"
"""The kind of numbers that a cloud gave out: read back, never taken from a pool of ours."""

Table = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Ledger:
    """Numbers by ledger file (region path), kind and owner; ``new`` are those no file holds yet."""

    tables: dict[str, Table]
    new: tuple[tuple[str, str, str, str], ...] = field(default=())

    def number(self, file: str, kind: str, owner: str) -> int:
        """A VLAN or VNI."""
        return int(self.tables[file][kind][owner])

    def ipv4(self, file: str, owner: str, kind: str = "ipv4") -> IPv4Network:
        """An IPv4 block."""
        return IPv4Network(self.tables[file][kind][owner])

    def ipv6(self, file: str, owner: str, kind: str = "ipv6") -> IPv6Network:
        """An IPv6 block."""
        return IPv6Network(self.tables[file][kind][owner])

    def assigned6(self, file: str, owner: str) -> IPv6Network | None:
        """The IPv6 prefix that a cloud gave the network ``owner``; None while it has not been read back."""
        found = self.tables[file].get(ASSIGNED, {}).get(owner)
        return None if found is None else IPv6Network(found)
