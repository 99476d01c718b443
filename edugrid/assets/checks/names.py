"""Names of the region's zone: those that nobody registered, and those that are gone."""

from collections.abc import Iterator

from edugrid.assets.finding import finding
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen
from edugrid.drift.record import DriftRecord


def names(register: Register, seen: Seen) -> Iterator[DriftRecord]:
    """A zone is judged by what its cloud lists, else by what name servers answer for registered names."""
    domains = {domain.name: domain for domain in register.domains}
    there = {one.name: one for one in seen.sightings if one.what == "name"}
    for name in sorted(there.keys() - domains.keys()):
        one = there[name]
        yield finding(
            one.region,
            f"zone/{one.where}",
            ("name", name),
            "unmanaged",
            None,
            f"a name that is in no register{f' ({one.address})' if one.address else ''}",
            layer=one.layer,
        )
    zones = {where for source, where in seen.asked if source == "dns"}
    for name, domain in sorted(domains.items()):
        zone = next((zone for zone in zones if name == zone or name.endswith(f".{zone}")), None)
        if zone is not None and name not in there:
            yield finding(
                domain.region, f"system/{domain.system}", ("name", name), "missing", "a record", None, layer="real"
            )
