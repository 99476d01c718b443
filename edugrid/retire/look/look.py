"""Everything that the gates of legacy data centres need, asked of the live world."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from edugrid.paper.evidence import evidence_sums
from edugrid.region import OpenRegion
from edugrid.retire.facts import AssetFact, Facts
from edugrid.retire.legacy_sites import LegacySite
from edugrid.retire.look.addresses import addresses
from edugrid.retire.look.answer import Answer
from edugrid.retire.look.ask_devices import ask_devices
from edugrid.retire.look.names import names
from edugrid.retire.look.ports import ports
from edugrid.retire.look.questions import questions
from edugrid.retire.look.routes import routes
from edugrid.retire.look.servers import servers
from edugrid.rollout.site import Site


def look(  # noqa: PLR0913 - who is asked about what
    root: Path,
    opened: OpenRegion,
    env: Mapping[str, str],
    sites: Sequence[LegacySite],
    worlds: Sequence[str] = ("cloud", "network"),
    *,
    moved: Sequence[LegacySite] | None = None,
    drained: Sequence[LegacySite] | None = None,
    answers: Mapping[str, Answer] | None = None,
) -> Facts:
    """Ask the clouds, the addresses, the zones, the devices and the evidence files; what is not asked is unknown.

    ``moved``: the sites whose workloads are asked about, ``drained``: those whose routes, names and ports are (absent:
    all of ``sites``). ``answers``: what devices have told of ``drained`` already; absent: they are asked.
    """
    cloud, network = "cloud" in worlds, "network" in worlds
    moved, drained = sites if moved is None else moved, sites if drained is None else drained
    asked = questions(drained)
    if answers is None:
        answers = ask_devices(opened.design.devices, Site.from_env(env), asked) if network else {}
    routed = routes(asked, answers) if network else {}
    seen = ports(asked, answers) if network else {}
    told = [*routed.items(), *seen.items()]
    return Facts(
        workloads=servers(moved) if cloud else {},
        names=names(drained, opened.design.tenancies) if cloud else {},
        routes={prefix: None if fact is None else fact.there for prefix, fact in routed.items()},
        answers=addresses([item.site for item in moved]) if network else {},
        ports=seen,
        simulated=tuple(sorted(name for name, fact in told if fact is not None and fact.simulated)),
        sums=_sums(root, sites),
        ends={row.id: row.ends for item in sites for row in item.city.registers.contracts},
        assets={item.site.name: _assets(item) for item in sites},
        freezes={item.site.name: opened.intent.freezes(item.city) for item in sites},
    )


def _assets(item: LegacySite) -> AssetFact:
    rows = [row for row in item.city.registers.assets if row.data_centre == item.site.name]
    return AssetFact(listed=len(rows), left=tuple(f"{row.name} ({row.id})" for row in rows if row.state != "retired"))


def _sums(root: Path, sites: Sequence[LegacySite]) -> dict[str, str | None]:
    """Names are those of one city's folder; two cities may use one name, so each site is asked in its own."""
    found: dict[str, str | None] = {}
    for _, site, city in sites:
        wanted = sorted({item.evidence for item in site.attestations if item.sha256 is not None})
        sums = evidence_sums(root / city.path / "registers", wanted)
        found |= {f"{site.name}/{name}": value for name, value in sums.items()}
    return found
