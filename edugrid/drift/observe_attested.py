"""Drift of a region's clouds without an API."""

from pathlib import Path

from edugrid.drift.attested import attested
from edugrid.drift.record import DriftRecord
from edugrid.paper.evidence import evidence_sums
from edugrid.region import OpenRegion


def observe_attested(root: Path, opened: OpenRegion) -> tuple[DriftRecord, ...]:
    """Hold the register of each city against the design; evidence files are read, nothing else is asked."""
    intent = opened.intent
    cities = {city.path: city for city in intent.cities}
    records: list[DriftRecord] = []
    for spec in opened.design.tenancies:
        if spec.features.api:
            continue
        city = cities[spec.region]
        names = {row.evidence for row in city.registers.attestations if row.cloud == spec.label}
        sums = evidence_sums(root / city.path / "registers", sorted(names))
        days = intent.capabilities[spec.capabilities].max_age_days
        records += attested(city, spec, days, intent.today, sums)
    return tuple(records)
