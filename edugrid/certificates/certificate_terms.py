"""What of the certificates ends, as rows of the list of what ends."""

from collections.abc import Iterable
from datetime import date

from edugrid.certificates.look_at_certificates import LookedAt
from edugrid.certificates.seen_certificate import SeenCertificate
from edugrid.certificates.warn_days import warn_days
from edugrid.design.term import Term
from edugrid.text import Text


def certificate_terms(looked: Iterable[LookedAt], within: int, today: date) -> tuple[Term, ...]:
    """Those that end in ``within`` days and in the days in which they are told, or have ended; the earliest first. Pure."""
    found = []
    for item in looked:
        seen = item.answer
        if not isinstance(seen, SeenCertificate):
            continue
        left = (seen.last_day - today).days
        if left > min(within, warn_days(item.row, seen)):
            continue
        about = f"{item.row.name}, {item.where}" if item.where.rpartition(":")[0] != item.row.name else item.where
        found.append(
            Term(
                region=item.region,
                kind="certificate",
                id=item.row.id,
                about=Text(about, about),
                who=seen.issuer,
                ends=seen.last_day,
                days_left=left,
                used=True,
            )
        )
    return tuple(sorted(found, key=lambda term: (term.ends, term.id)))
