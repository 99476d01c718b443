"""``network: nat64:`` segments without IPv4, whose hosts reach IPv4 servers through a translator, as people write them."""

from ipaddress import IPv4Network, IPv6Address, IPv6Network
from typing import Annotated

from pydantic import AfterValidator, Field

from edugrid.design.frozen import Frozen
from edugrid.intent.network.segment_name import SegmentName

WELL_KNOWN = IPv6Network("64:ff9b::/96")
LENGTHS = (32, 40, 48, 56, 64, 96)


def _of_rfc6052(prefix: IPv6Network) -> IPv6Network:
    if prefix.prefixlen not in LENGTHS:
        raise ValueError(f"a NAT64 prefix has one of the lengths {', '.join(map(str, LENGTHS))} (RFC 6052, 2.2)")
    return prefix


class Nat64Settings(Frozen):
    """NAT64 (RFC 6146) with DNS64 (RFC 6147); which device translates is written at it, ``nat64:``.

    ``segments``: without IPv4: their gateways have no IPv4 address and hand none out.
    ``mostly``: keep DHCPv4 for hosts that cannot do without; hosts that can are told to (option 108, RFC 8925) for
    ``wait_seconds``.
    ``dns64``: resolvers that the hosts of both are told of, by DHCPv6 or router advertisement (RFC 8106).
    ``prefix`` stands before the IPv4 address in what they answer. The well-known one reaches public IPv4 addresses only
    (RFC 6052, 3.1): for servers with private addresses (10.0.0.0/8 …) write one of your own.
    """

    dns64: Annotated[tuple[IPv6Address, ...], Field(min_length=1, max_length=3)]
    segments: tuple[SegmentName, ...] = ()
    mostly: tuple[SegmentName, ...] = ()
    prefix: Annotated[IPv6Network, AfterValidator(_of_rfc6052)] = WELL_KNOWN
    wait_seconds: Annotated[int, Field(ge=300, le=4_294_967_295)] = 1800


class Nat64Translator(Frozen):
    """``Device.nat64:`` this device translates; hosts appear to IPv4 servers under an address of ``pool``, its own."""

    pool: IPv4Network
