"""The timetable of one legacy data centre, judged on a given day from given facts."""

from datetime import date

from edugrid.intent.data_centre import DataCentre
from edugrid.intent.legacy.timetable import STAGES
from edugrid.retire.facts import Facts
from edugrid.retire.gates.stage_gates import entry_gates, exit_gates
from edugrid.retire.stages import STAGE_TITLES
from edugrid.retire.status import Gate, SiteStatus, Stage
from edugrid.text import Text


def timetable(region: str, site: DataCentre, today: date, facts: Facts) -> SiteStatus:
    """Judge every stage of ``site``.

    Args:
        region: path of the city or county that owns the site.
        site: a legacy data centre with a timetable.
        today: the day of the judgement.
        facts: what is known; what is not in it is unknown, and unknown is not passed.

    Raises:
        ValueError: the site has no timetable.

    """
    if site.timetable is None:
        raise ValueError(f"{site.name} has no timetable")
    stages: list[Stage] = []
    before = ""
    open_stage = False
    for name in STAGES:
        due: date = getattr(site.timetable, name)
        gates = exit_gates(name, site, facts, today)
        passed = not open_stage and all(gate.passed is True for gate in gates)
        if passed:
            state = "done"
        elif due < today:
            state = "overdue"
        else:
            state = "later" if open_stage else "current"
        entry = entry_gates(name, site, facts, today)
        if before:
            entry = (_after(before, done=not open_stage), *entry)
        open_stage = open_stage or not passed
        before = name
        stages.append(Stage.model_validate({"name": name, "due": due, "state": state, "gates": gates, "entry": entry}))
    return SiteStatus(
        region=region,
        name=site.name,
        title=site.title,
        owner=site.owner,
        target=site.target,
        opened=site.opened,
        stages=tuple(stages),
    )


def _after(stage: str, *, done: bool) -> Gate:
    title = STAGE_TITLES[stage]
    is_done, is_open = (
        Text(f"{title.en} is done", f"{title.zh}已完成"),
        Text(f"{title.en} is not done", f"{title.zh}未完成"),
    )
    return Gate(name=f"after {stage}", passed=done, evidence=is_done if done else is_open)
