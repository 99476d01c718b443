"""The certificates of the register, read: copies on disk, and endpoints over TLS."""

from pathlib import Path

from edugrid.assets.sighting import ReadCertificates, Seen
from edugrid.region import OpenRegion


def from_certificates(root: Path, opened: OpenRegion, *, ask: bool) -> Seen:
    """Read every file; ask every endpoint with ``ask``, and nothing that the register does not name."""
    from edugrid.certificates.look_at_certificates import look_at_certificates
    from edugrid.certificates.seen_certificate import SeenCertificate
    from edugrid.drift.certificates import certificates

    intent = opened.intent
    if not any(city.registers.certificates for city in intent.cities):
        return Seen()
    looked = look_at_certificates(root, intent, ask=ask)
    found = tuple(record for city in intent.cities for record in certificates(city, looked, intent.at))
    shown = {item.row.id: item.answer for item in looked if isinstance(item.answer, SeenCertificate)}
    return Seen(certificates=ReadCertificates(found, shown))
