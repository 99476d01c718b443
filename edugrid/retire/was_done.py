"""Whether a stage had been finished once, whatever is seen today."""

from datetime import date

from edugrid.intent.data_centre import DataCentre
from edugrid.intent.legacy.timetable import STAGES
from edugrid.retire.memory import Memory


def was_done(site: DataCentre, stage: str, memory: Memory, today: date) -> date | None:
    """The day since when ``stage`` is known to be done: its gate passed, or somebody vouched for it or a later one.

    The attestation of ``migrate`` speaks of restored backups only, so it shows that the stages before it are done.
    """
    place = STAGES.index(stage)
    days = [
        item.day
        for item in site.attestations
        if item.day <= today and (STAGES.index(item.stage) > place or (item.stage == stage and item.stage != "migrate"))
    ]
    gate = memory.passed.get(f"{site.name} {stage}")
    return min([*days, *([gate] if gate else [])], default=None)
