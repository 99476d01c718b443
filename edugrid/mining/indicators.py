"""What points at mining: names, words in names, addresses and ports."""

from collections.abc import Iterable
from datetime import date
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from edugrid.design.frozen import Frozen
from edugrid.intent.allowed_domain import DomainName

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Word = Annotated[str, BeforeValidator(lambda v: str(v).strip().lower()), Field(pattern=r"^[a-z0-9]{3,}$")]
Port = Annotated[int, Field(ge=1, le=65535)]


class IndicatorFile(Frozen):
    """One file of indicators: where it comes from, under which licence it may be used, and how old it is."""

    source: str
    licence: str
    updated: date
    domains: tuple[DomainName, ...] = ()
    words: tuple[Word, ...] = ()
    addresses: tuple[Network, ...] = ()
    ports: tuple[Port, ...] = ()


class IndicatorRow(Frozen):
    """One row of a CSV file: ``kind`` domain, word, address or port."""

    kind: str
    value: str
    source: str
    licence: str
    updated: date


class Indicators(NamedTuple):
    """All files together; ``sources`` are told in every result."""

    domains: frozenset[str]
    words: frozenset[str]
    addresses: tuple[Network, ...]
    ports: frozenset[int]
    sources: tuple[str, ...]

    def pool(self, name: str) -> str | None:
        """The listed name that ``name`` is or lies below."""
        labels = name.split(".")
        return next((n for i in range(len(labels)) if (n := ".".join(labels[i:])) in self.domains), None)

    def word(self, name: str) -> str | None:
        """The listed word that is a whole part of ``name``, between dots and hyphens; the last label does not count."""
        parts = [part for label in name.split(".")[:-1] for part in label.split("-")]
        return next((part for part in parts if part in self.words), None)

    def listed(self, address: Address) -> bool:
        """True for an address of a listed network."""
        return any(address in network for network in self.addresses)


def joined(files: Iterable[IndicatorFile]) -> Indicators:
    """Everything that ``files`` list; pure."""
    known = tuple(files)
    return Indicators(
        frozenset(name for one in known for name in one.domains),
        frozenset(word for one in known for word in one.words),
        tuple(dict.fromkeys(network for one in known for network in one.addresses)),
        frozenset(port for one in known for port in one.ports),
        tuple(f"{one.source} ({one.licence}, {one.updated})" for one in known),
    )
