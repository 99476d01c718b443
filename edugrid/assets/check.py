"""The register against itself and against what was seen."""

from edugrid.assets.checks.addresses import addresses
from edugrid.assets.checks.certificates import certificates
from edugrid.assets.checks.facts import facts
from edugrid.assets.checks.names import names
from edugrid.assets.checks.neighbours import neighbours
from edugrid.assets.checks.open_ports import open_ports
from edugrid.assets.checks.paper import paper
from edugrid.assets.checks.servers import servers
from edugrid.assets.finding import finding
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen
from edugrid.drift.record import DriftRecord

NOTHING = Seen()


def check(register: Register, seen: Seen = NOTHING) -> tuple[DriftRecord, ...]:
    """Every finding once, in order of asset and path; who could not be asked is ``unreachable``. Pure."""
    found = list(paper(register))
    for question in (servers, facts, addresses, neighbours, names, open_ports, certificates):
        found += question(register, seen)
    for source, where, region, why in seen.silent:
        found.append(
            finding(region, where, (source,), "unreachable", "looked at", why, severity="medium", layer="real")
        )
    order = {"high": 0, "medium": 1, "low": 2}
    once = {(record.region, record.identity): record for record in found}
    return tuple(sorted(once.values(), key=lambda record: (order[record.severity], record.asset, record.path)))
