"""Drift of the legacy data centres of a region."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from edugrid.drift.record import DriftRecord
from edugrid.drift.retired import Retired
from edugrid.region import OpenRegion
from edugrid.retire.look.answer import Answer


def observe_retired(
    root: Path,
    opened: OpenRegion,
    env: Mapping[str, str],
    worlds: Sequence[str],
    known: Retired,
    answers: Mapping[str, Answer],
) -> tuple[DriftRecord, ...]:
    """What came back, and which dates slipped; nothing is written.

    ``answers`` are those of the devices, by name, to what ``known`` asks: they were had in the session that compared the
    configuration.
    """
    if not known.sites:
        return ()
    from edugrid.retire.findings import findings
    from edugrid.retire.look.look import look
    from edugrid.retire.timetable import timetable

    today = opened.intent.today
    facts = look(root, opened, env, known.sites, worlds, moved=known.moved, drained=known.drained, answers=answers)
    return tuple(
        record
        for item in known.sites
        for record in findings(item, timetable(item.region, item.site, today, facts), facts, known.memory, today)
        if record.world in worlds
    )
