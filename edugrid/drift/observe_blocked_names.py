"""Names of the block register that a resolver still answers."""

from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion


def observe_blocked_names(opened: OpenRegion) -> tuple[DriftRecord, ...]:
    """One record a resolver that is silent, and one a name that it does not block."""
    from edugrid.block.dns_zone import blocked_names
    from edugrid.block.status import resolvers

    records: list[DriftRecord] = []
    for city in opened.intent.cities if opened.intent.target.count("/") == 1 else ():
        names = blocked_names(city.registers.blocks, opened.intent.at)
        for one in resolvers(city, opened.intent.at):
            if one.current is None:
                records.append(_record(city.path, one.resolver, (), None, one.error))
            elif not one.current:
                records += [_record(city.path, one.resolver, ("block", "zone"), "the zone of now", "another, or none")]
            records += [
                _record(city.path, one.resolver, ("block", name, names[name].id), "no such name", "answered")
                for name in sorted(one.open)
            ]
    return tuple(records)


def _record(region: str, resolver: str, path: tuple[str, ...], intended: str | None, actual: str) -> DriftRecord:
    return DriftRecord(
        region=region,
        world="network",
        asset=f"dns {resolver}",
        path=path,
        kind="changed" if path else "unreachable",
        intended=intended,
        actual=actual,
        severity="medium",
        layer="real",
    )
