"""``network: multicast:`` lessons that many classes watch at once."""

from ipaddress import IPv4Address
from typing import Annotated

from pydantic import AfterValidator

from edugrid.design.frozen import Frozen
from edugrid.intent.mistake import MistakeError
from edugrid.intent.network.segment_name import SegmentName
from edugrid.intent.role import Role
from edugrid.text import Text


def _host(address: IPv4Address) -> IPv4Address:
    if address.is_multicast or address.is_loopback or address.is_unspecified:
        raise MistakeError(Text(f"{address} is no address of a router", f"{address} 不是路由器的地址"))
    return address


class MulticastSettings(Frozen):
    """IGMP (RFC 3376) and MLD (RFC 3810) snooping in VLANs, PIM-SM (RFC 7761) for IPv4 on gateways and links.

    ``rp``: the rendezvous point, the same everywhere. ``segments``: those with lessons; empty: all. ``roles``: devices
    that take part; empty: all.
    """

    rp: Annotated[IPv4Address, AfterValidator(_host)]
    segments: tuple[SegmentName, ...] = ()
    roles: tuple[Role, ...] = ()
