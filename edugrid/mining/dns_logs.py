"""Query logs of name servers: BIND 9, Unbound and dnsmasq."""

import re
from collections.abc import Iterable, Iterator
from ipaddress import ip_address
from typing import Final, NamedTuple

from edugrid.mining.indicators import Address

# BIND 9 (category queries): client @0x7f 10.0.0.9#53422 (pool.example): view v: query: pool.example IN A +E(0)K (10.0.0.1)
_BIND: Final = re.compile(r"client (?:@\S+ )?([0-9A-Fa-f.:]+)#\d+(?: \([^)]*\))?: (?:view [^:]+: )?query: (\S+) IN ")
# Unbound (log-queries, log-replies): unbound[1:0] info: 10.0.0.9 pool.example. A IN
_UNBOUND: Final = re.compile(r"\[\d+:[0-9a-f]+\] (?:info|query|reply): ([0-9A-Fa-f.:]+) (\S+) [A-Z0-9]+ IN\b")
# dnsmasq (log-queries): query[A] pool.example from 10.0.0.9; with log-queries=extra a number and 10.0.0.9/5353 before it
_DNSMASQ: Final = re.compile(r"\bquery\[[^\]]+\] (\S+) from ([0-9A-Fa-f.:]+)")
_DNSMASQ_ANSWER: Final = re.compile(r"\b(?:reply|cached) (\S+) is ([0-9A-Fa-f.:]+)$")


class DnsLine(NamedTuple):
    """``client`` asked for ``name``; or (``client`` None) ``name`` was answered with ``answer``. ``line`` counts from 1."""

    line: int
    name: str
    client: Address | None
    answer: Address | None = None


def read_dns_log(lines: Iterable[str]) -> Iterator[DnsLine]:
    """Every query, and where the server says so every answer; lines that are something else are left out."""
    for number, text in enumerate(lines, 1):
        if (found := _BIND.search(text)) or (found := _UNBOUND.search(text)):
            client, name = found[1], found[2]
        elif found := _DNSMASQ.search(text):
            client, name = found[2], found[1]
        elif found := _DNSMASQ_ANSWER.search(text.rstrip()):
            answer = _address(found[2])
            if answer is not None:
                yield DnsLine(number, _name(found[1]), None, answer)
            continue
        else:
            continue
        asked = _address(client)
        if asked is not None:
            yield DnsLine(number, _name(name), asked)


def _name(text: str) -> str:
    return text.rstrip(".").lower()


def _address(text: str) -> Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
