"""Which conditions belong to which stage."""

from datetime import date

from edugrid.intent.data_centre import DataCentre
from edugrid.retire.facts import Facts
from edugrid.retire.gates.attested import attested
from edugrid.retire.gates.calm import calm
from edugrid.retire.gates.closed import closed
from edugrid.retire.gates.dark import dark
from edugrid.retire.gates.drained import drained
from edugrid.retire.gates.frozen import frozen
from edugrid.retire.gates.restored import restored
from edugrid.retire.gates.surveyed import surveyed
from edugrid.retire.gates.workloads import workloads
from edugrid.retire.status import Gate


def exit_gates(name: str, site: DataCentre, facts: Facts, today: date) -> tuple[Gate, ...]:
    """All of them must pass before the stage ``name`` is done."""
    live: dict[str, tuple[Gate, ...]] = {
        "freeze": frozen(site, site.timetable.freeze, today) if site.timetable else (),
        "survey": surveyed(site),
        "migrate": (*workloads(site, facts, today), *restored(site, facts, today)),
        "drain": drained(site, facts),
        "power_off": dark(site, facts),
        "hand_back": closed(site, facts, today),
    }
    if name in {"freeze", "migrate"}:  # facts say it all, nobody need vouch for it
        return live[name]
    return (*live.get(name, ()), attested(name, site, facts, today, file=name == "wipe"))


def entry_gates(name: str, site: DataCentre, facts: Facts, today: date) -> tuple[Gate, ...]:
    """What must hold before the stage ``name`` begins, besides that the one before it is done.

    Data is wiped only where the backups were restored elsewhere; nothing is moved, wiped or switched off in exam weeks.
    """
    if name == "migrate":
        return (*surveyed(site), *calm(site, facts, today))
    if name == "drain":
        return calm(site, facts, today)
    if name == "wipe":
        return (*restored(site, facts, today), *calm(site, facts, today))
    if name == "power_off":
        return (attested("wipe", site, facts, today, file=True), *calm(site, facts, today))
    return ()
