"""Flows as OpenFlow 1.3 says them (ONF TS-006, 7.2.3.7): match fields by OXM name."""

from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any

IPV4, IPV6 = 0x0800, 0x86DD  # EtherType
_ICMP, _TCP, _UDP, _ICMP6 = 1, 6, 17, 58  # IP protocol
_PROTOCOLS: dict[str, dict[str, int]] = {
    "ip": {"eth_type": IPV4},
    "ipv6": {"eth_type": IPV6},
    "icmp": {"eth_type": IPV4, "ip_proto": _ICMP},
    "icmp6": {"eth_type": IPV6, "ip_proto": _ICMP6},
    "tcp": {"eth_type": IPV4, "ip_proto": _TCP},
    "tcp6": {"eth_type": IPV6, "ip_proto": _TCP},
    "udp": {"eth_type": IPV4, "ip_proto": _UDP},
    "udp6": {"eth_type": IPV6, "ip_proto": _UDP},
}
_ADDRESSES = {"nw_src": "ipv4_src", "nw_dst": "ipv4_dst", "ipv6_src": "ipv6_src", "ipv6_dst": "ipv6_dst"}
_PORTS = {_TCP: "tcp_dst", _UDP: "udp_dst"}


@dataclass(frozen=True)
class OpenFlow:
    """One entry of table 0. ``match``: OXM name and value, sorted; a masked value is (address, mask). ``drop``: else normal."""

    priority: int
    match: tuple[tuple[str, Any], ...]
    drop: bool


def openflow(flow: str) -> OpenFlow:
    """Read a flow as this platform's text says it, ``priority=40000,ip,nw_dst=10.77.0.2 actions=drop``.

    Raises ValueError for a part that edugrid does not write.
    """
    rule, _, action = flow.partition(" actions=")
    fields: dict[str, Any] = {}
    priority = -1
    for part in rule.split(","):
        name, _, value = part.partition("=")
        if name == "priority" and value.isdigit():
            priority = int(value)
        elif part in _PROTOCOLS:
            fields |= _PROTOCOLS[part]
        elif name in _ADDRESSES:
            fields[_ADDRESSES[name]] = masked(value)
        elif name == "tp_dst" and fields.get("ip_proto") in _PORTS:
            fields[_PORTS[fields["ip_proto"]]] = int(value)
        else:
            raise ValueError(f"not a part of a flow that edugrid writes: {part}")
    if priority < 0 or action not in {"drop", "NORMAL"}:
        raise ValueError(f"not a flow that edugrid writes: {flow}")
    return OpenFlow(priority, tuple(sorted(fields.items())), action == "drop")


def masked(value: str | tuple[str, str]) -> str | tuple[str, str]:
    """An address, or (address, mask), in one form: shortest, and without a mask that is all ones."""
    network = ip_network(value if isinstance(value, str) else "/".join((value[0], _length(value[1]))))
    if network.prefixlen == network.max_prefixlen:
        return str(network.network_address)
    return str(network.network_address), str(network.netmask)


def _length(mask: str) -> str:
    """Bits of an IPv6 mask; an IPv4 mask is understood as it is."""
    from ipaddress import IPv6Address

    return str(int(IPv6Address(mask)).bit_count()) if ":" in mask else mask
