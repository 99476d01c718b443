"""What the resolvers really answer."""

from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, Final, NamedTuple

from edugrid.block.dns_zone import mark_name, zone_mark

if TYPE_CHECKING:
    from dns.message import Message

_SECONDS: Final = 2.0
PORT: Final = 53


class Answers(NamedTuple):
    """One resolver: whether it has the zone of now (None: nobody knows), names that it still answers, and why not known."""

    resolver: str
    current: bool | None
    open: frozenset[str]
    error: str = ""


def look_at_resolver(
    address: IPv4Address | IPv6Address, zone: str, names: Collection[str], port: int = PORT
) -> Answers:
    """Ask the resolver which zone it has, and for every name (A).

    ``open`` are names that it does not say "no such name" to; a resolver that is silent once is not asked again.
    """
    import dns.exception
    import dns.rcode

    try:
        answer = _ask(str(address), mark_name(zone), "TXT", port)
        told = {str(item).strip('"') for rrset in answer.answer for item in rrset}
        still = frozenset(
            name for name in sorted(names) if _ask(str(address), name, "A", port).rcode() != dns.rcode.NXDOMAIN
        )
    except (dns.exception.DNSException, OSError, EOFError) as error:
        return Answers(str(address), None, frozenset(), str(error) or type(error).__name__)
    return Answers(str(address), zone_mark(names) in told, still)


def _ask(address: str, name: str, kind: str, port: int) -> "Message":
    import dns.message
    import dns.query

    question = dns.message.make_query(name, kind)
    reply, _ = dns.query.udp_with_fallback(question, address, timeout=_SECONDS, port=port)
    return reply
