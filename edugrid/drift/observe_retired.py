"""Drift of the legacy data centres of a region."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion


def observe_retired(
    root: Path, opened: OpenRegion, env: Mapping[str, str], worlds: Sequence[str]
) -> tuple[DriftRecord, ...]:
    """What came back, and which dates slipped; nothing is written.

    Facts are asked only for stages that were done once or are overdue: a site on time costs no question.
    """
    from edugrid.retire.findings import findings, stages_known
    from edugrid.retire.legacy_sites import legacy_sites
    from edugrid.retire.look.look import look
    from edugrid.retire.memory import read_memory
    from edugrid.retire.timetable import timetable

    today, sites = opened.intent.today, legacy_sites(opened.intent)
    if not sites:
        return ()
    memory = read_memory(env, opened.intent.path)
    known = {item.site.name: stages_known(item, memory, today) for item in sites}
    moved = [item for item in sites if "migrate" in known[item.site.name]]
    drained = [item for item in sites if known[item.site.name] & {"drain", "power_off"}]
    facts = look(root, opened, env, sites, worlds, moved=moved, drained=drained)
    return tuple(
        record
        for item in sites
        for record in findings(item, timetable(item.region, item.site, today, facts), facts, memory, today)
        if record.world in worlds
    )
