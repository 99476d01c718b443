"""Records of what ends and of what is promised twice: the registers drift by themselves, as days go by."""

from edugrid.design.cloud_capacity import cloud_capacity
from edugrid.design.expiring import expiring
from edugrid.design.over_committed import over_committed
from edugrid.drift.record import DriftRecord
from edugrid.intent.tree import Intent


def governance(intent: Intent) -> tuple[DriftRecord, ...]:
    """Pure: one record a term that ends within 90 days or has ended, one an over-commitment."""
    found = [
        DriftRecord(
            region=term.region,
            world="cloud",
            asset=f"registers/{term.region.rsplit('/', 1)[-1]}",
            path=(term.kind, term.id),
            kind="expired",
            intended=f"{term.about.en}; until {term.ends}",
            actual=term.left.en,
            severity=term.severity,
            layer="attested",
        )
        for term in expiring(intent)
    ]
    for city in intent.cities:
        if not intent.wants(city.path):
            continue
        found += [
            DriftRecord(
                region=city.path,
                world="cloud",
                asset=f"registers/{city.path.rsplit('/', 1)[-1]}",
                path=tuple(part for part in (item.cloud, item.kind, item.what) if part),
                kind="over-committed",
                intended=None,
                actual=item.message.en,
                severity="medium",
                layer="attested",
            )
            for item in over_committed(cloud_capacity(intent, city))
        ]
    return tuple(found)
