"""Suspects of a region, from log files."""

from collections.abc import Sequence
from pathlib import Path

from edugrid.intent.tree import Intent
from edugrid.mining.dns_logs import read_dns_log
from edugrid.mining.flow_files import read_flows
from edugrid.mining.host_place import Places
from edugrid.mining.indicators import Indicators, Network
from edugrid.mining.judge import judge
from edugrid.mining.session_tables import read_sessions
from edugrid.mining.sightings import Source, sightings
from edugrid.mining.suspect import Suspect
from edugrid.region import OpenRegion


def read_sources(dns: Sequence[Path], flows: Sequence[Path], sessions: Sequence[Path]) -> list[Source]:
    """Every file; undecodable bytes are no reason to miss the rest of a log.

    Raises:
        OSError: a file cannot be read.

    """
    found = []
    for path in dns:
        with path.open(encoding="utf-8", errors="replace") as lines:
            found.append(Source(str(path), dns=tuple(read_dns_log(lines))))
    for path in flows:
        with path.open(encoding="utf-8", errors="replace") as lines:
            found.append(Source(str(path), flows=tuple(read_flows(lines))))
    for path in sessions:
        with path.open(encoding="utf-8", errors="replace") as lines:
            found.append(Source(str(path), flows=tuple(read_sessions(lines))))
    return found


def suspects(opened: OpenRegion, sources: Sequence[Source], indicators: Indicators) -> tuple[Suspect, ...]:
    """Hosts of the target region (and those that the plan does not know), the surest first. Pure."""
    places = Places(opened.intent, opened.ledger, opened.design.tenancies)
    today = opened.intent.today
    rows = [row for city in opened.intent.cities for row in city.registers.quarantine if row.active(today)]
    order = {"high": 0, "medium": 1, "low": 2}
    found = []
    for host, evidence in sightings(sources, indicators, own_networks(opened.intent)).items():
        place = places.of(host)
        if place.region and not opened.intent.wants(place.region):
            continue
        fields: dict[str, object] = {
            "host": str(host),
            "level": judge(one.signal for one in evidence),
            "evidence": evidence,
        }
        fields["quarantined"] = next((row.id for row in rows if row.network and host in row.network), None)
        found.append(Suspect.model_validate(fields | place._asdict()))
    return tuple(sorted(found, key=lambda one: (order[one.level], one.region, one.site)))


def own_networks(intent: Intent) -> tuple[Network, ...]:
    """The number pools of the province: what lies in them is inside."""
    pools = intent.province.pools
    return (pools.ipv4.prefix, pools.ipv6.prefix)
