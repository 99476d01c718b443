"""Response policy zones (draft-vixie-dnsop-dns-rpz), as text."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

PASSTHRU: Final = "rpz-passthru."
REFUSE: Final = "."
"""The target of a CNAME that means NXDOMAIN."""
_TTL: Final = 60


def allow_zone(origin: str, names: Iterable[str], at: datetime) -> str:
    """A zone that lets ``names`` and everything below them pass; it belongs before every zone that blocks."""
    return _zone(
        origin, at, [record for name in names for record in (f"{name} CNAME {PASSTHRU}", f"*.{name} CNAME {PASSTHRU}")]
    )


def nothing_else_zone(origin: str, at: datetime) -> str:
    """A zone that answers NXDOMAIN to every name; it belongs last."""
    return _zone(origin, at, [f"* CNAME {REFUSE}"])


def _zone(origin: str, at: datetime, records: list[str]) -> str:
    head = [
        f"$ORIGIN {origin}",
        f"$TTL {_TTL}",
        # a serial that grows with every file that is written (RFC 1982: seconds fit until 2106)
        f"@ SOA localhost. nobody.invalid. {int(at.timestamp())} 300 60 604800 {_TTL}",
        "@ NS localhost.",
    ]
    return "\n".join([*head, *records, ""])
