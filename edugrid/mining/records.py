"""Suspects as drift records, for the formats and tools that know those."""

from collections.abc import Iterable

from edugrid.drift.record import DriftRecord
from edugrid.mining.suspect import Suspect


def records(suspects: Iterable[Suspect], target: str) -> tuple[DriftRecord, ...]:
    """One record a host and kind of evidence; what somebody's logs say is attested, nobody looked. Pure."""
    return tuple(
        DriftRecord(
            region=one.region or target,
            world="network",
            asset=one.host,
            path=("mining", evidence.signal, evidence.what),
            kind="unmanaged",
            intended=None,
            actual=f"{evidence.count} times, {evidence.place}",
            severity=one.level,
            layer="attested",
            owner=one.name,
        )
        for one in suspects
        for evidence in one.evidence
    )
