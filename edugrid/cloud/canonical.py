"""One spelling for every value that OpenStack normalises.

The provider stores the cloud's spelling; a program that writes another one gets a difference on every run, and for
security group rules a replacement that fails (409) on every run.
"""

from ipaddress import ip_address, ip_network
from typing import NamedTuple

PROTOCOLS = {"1": "icmp", "6": "tcp", "17": "udp", "58": "ipv6-icmp", "icmpv6": "ipv6-icmp", "any": "", "0": ""}
"""Names by IANA number (https://www.iana.org/assignments/protocol-numbers) and by Neutron's older names."""

EVERYWHERE = {"IPv4": "0.0.0.0/0", "IPv6": "::/0"}
ALL_PORTS = (1, 65535)


class RuleKey(NamedTuple):
    """What a security group rule lets through; two rules with equal keys do the same.

    ``protocol`` is empty for every protocol; ports are None for every port (and for ICMP every type);
    ``remote`` is a prefix, or ``group:<id>``.
    """

    direction: str
    ethertype: str
    protocol: str
    port_min: int | None
    port_max: int | None
    remote: str

    def show(self) -> str:
        """One line for people: ``ingress IPv4 tcp 443 10.0.0.0/8``."""
        ports = "" if self.port_min is None else str(self.port_min)
        if self.port_max is not None and self.port_max != self.port_min:
            ports = f"{ports}-{self.port_max}"
        return " ".join(
            part for part in (self.direction, self.ethertype, self.protocol or "any", ports, self.remote) if part
        )


def canonical_prefix(text: str) -> str:
    """``text`` as a network without host bits, in lower case and shortest form (RFC 5952)."""
    return str(ip_network(text.strip(), strict=False))


def canonical_address(text: str) -> str:
    """``text`` as an address in lower case and shortest form (RFC 5952)."""
    return str(ip_address(text.strip()))


def canonical_protocol(ethertype: str, protocol: str | None) -> str:
    """Neutron's name of the protocol; empty for every protocol."""
    name = str(protocol or "").strip().lower()
    name = PROTOCOLS.get(name, name)
    return "ipv6-icmp" if name == "icmp" and ethertype == "IPv6" else name


def canonical_ports(protocol: str, first: int | None, last: int | None) -> tuple[int | None, int | None]:
    """Port range; (None, None) for all ports of TCP and UDP, which Neutron stores without a range."""
    if protocol in {"tcp", "udp"} and (first in {None, 0, 1}) and (last in {None, 0, 65535}) and not first == last == 1:
        return None, None
    return first, last if last is not None else first


def rule_key(
    direction: str,
    ethertype: str,
    protocol: str | None,
    ports: tuple[int | None, int | None],
    remote_prefix: str | None,
    remote_group: str | None = None,
) -> RuleKey:
    """The key of a rule, however it was spelled; a rule without a remote is one for every address."""
    name = canonical_protocol(ethertype, protocol)
    remote = f"group:{remote_group}" if remote_group else canonical_prefix(remote_prefix or EVERYWHERE[ethertype])
    return RuleKey(direction, ethertype, name, *canonical_ports(name, *ports), remote)
