"""From sights of blocked certificates to orders that somebody may give."""

from collections.abc import Iterable

from edugrid.block.certificate_sight import CertificateSight
from edugrid.block.errors import BlockError
from edugrid.block.kind_of import kind_of
from edugrid.block.proposals import UNDECIDED
from edugrid.block.wish import Wish


def wishes_against_users(sights: Iterable[CertificateSight], source: str, applicant: str) -> tuple[Wish, ...]:
    """One wish an address and one a name, up to the end of the certificate's own order. Pure."""
    wishes: dict[str, Wish] = {}
    for sight in sights:
        reason = f"{sight.order.id}: its certificate was seen at {sight.place}"
        for text in (sight.address, sight.name):
            if not text or text in wishes:
                continue
            try:
                kind = kind_of(text)
            except BlockError:
                kind = None
            wishes[text] = Wish(text, sight.order.until, reason, source, applicant, UNDECIDED, kind)
    return tuple(wishes.values())
