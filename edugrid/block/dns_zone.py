"""The response-policy zone (RPZ, draft-vixie-dnsop-dns-rpz) of a city."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Final

from edugrid.intent.block_order import BlockOrder

_TTL: Final = 60
_HEAD: Final = """$TTL {ttl}
@ SOA localhost. hostmaster.localhost. {serial} 60 60 604800 60
@ NS localhost.
{name} TXT "{mark}"
"""


def dns_zone(zone: str, names: Iterable[str], serial: int) -> str:
    """The zone file: each name and everything below it does not exist (CNAME to the root). Pure."""
    listed = sorted(set(names))
    head = _HEAD.format(ttl=_TTL, serial=serial, name=mark_name(zone), mark=zone_mark(listed))
    return head + "".join(f"{name} CNAME .\n*.{name} CNAME .\n" for name in listed)


def mark_name(zone: str) -> str:
    """A name that only a resolver with the zone answers: with the mark of the zone that it has (TXT).

    It lies below the zone's own name, which nobody else serves; some resolvers answer names below ``invalid`` themselves.
    """
    return f"edugrid.{zone}"


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
