"""How long before its end a certificate is told."""

from typing import Final

from edugrid.certificates.seen_certificate import SeenCertificate
from edugrid.intent.certificate import Certificate

DAYS: Final = 30


def warn_days(row: Certificate, seen: SeenCertificate) -> int:
    """Days by the row, else 30, or the last third of its life where that is shorter.

    What renews itself does so when about a third is left: a certificate of 47 days must not alarm somebody for most of
    its life.
    """
    return row.warn_days if row.warn_days is not None else min(DAYS, seen.days // 3)
