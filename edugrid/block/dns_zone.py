"""The response-policy zone (RPZ, draft-vixie-dnsop-dns-rpz) of a city."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Final

from edugrid.intent.block_order import BlockOrder

SERIAL_NAME: Final = "edugrid-serial.invalid"
"""A name (RFC 6761) that only a resolver with this zone answers, with the mark of the zone it has (TXT)."""
_TTL: Final = 60
_HEAD: Final = """$TTL {ttl}
@ SOA localhost. hostmaster.localhost. {serial} 60 60 604800 60
@ NS localhost.
{name} TXT "{mark}"
"""


def dns_zone(names: Iterable[str], serial: int) -> str:
    """The zone file: each name and everything below it does not exist (CNAME to the root). Pure."""
    listed = sorted(set(names))
    head = _HEAD.format(ttl=_TTL, serial=serial, name=SERIAL_NAME, mark=zone_mark(listed))
    return head + "".join(f"{name} CNAME .\n*.{name} CNAME .\n" for name in listed)


def zone_mark(names: Iterable[str]) -> str:
    """Twelve hex digits of what the zone blocks."""
    return sha256("\n".join(sorted(set(names))).encode()).hexdigest()[:12]


def blocked_names(orders: Iterable[BlockOrder], at: datetime) -> dict[str, BlockOrder]:
    """Names that are blocked in the whole city, with their orders; resolvers serve a city, not a county. Pure."""
    return {
        order.indicator: order
        for order in orders
        if order.kind == "domain" and order.scope == "city" and order.active(at)
    }
