"""Drift of a region's certificates."""

from pathlib import Path

from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion


def observe_certificates(root: Path, opened: OpenRegion) -> tuple[DriftRecord, ...]:
    """Read every file and ask every endpoint of ``registers/certificates.csv``, and nothing else."""
    intent = opened.intent
    if not any(city.registers.certificates for city in intent.cities):
        return ()
    from edugrid.certificates.look_at_certificates import look_at_certificates
    from edugrid.drift.certificates import certificates

    looked = look_at_certificates(root, intent, ask=True)
    return tuple(record for city in intent.cities for record in certificates(city, looked, intent.at))
