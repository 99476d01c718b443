"""A drill from the first step to the last."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from edugrid import __version__
from edugrid.drill.ground import open_ground
from edugrid.drill.lacking import lacking
from edugrid.drill.record import DrillRecord, People, StepRecord, Times
from edugrid.drill.run_step import not_done, run_step
from edugrid.drill.scenario import Scenario
from edugrid.intent.moment import SHANGHAI
from edugrid.text import Text


def run_drill(
    scenario: Scenario,
    people: People,
    by: str,
    lang: str,
    log: Callable[[str], object],
    told: Callable[[StepRecord | None, int], None] = lambda _step, _number: None,
) -> DrillRecord:
    """Hold the drill in a lab of its own, which is gone afterwards; after a step that fails, no other is done.

    ``told`` hears of each step before it begins (None) and when it is over, with its number.

    Raises:
        edugrid.drill.errors.ForeignError: the lab's inventory leads out of the lab; no step was done.

    """
    began = datetime.now(SHANGHAI)
    steps: list[StepRecord] = []
    with open_ground(scenario, lang, by) as ground:
        for number, step in enumerate(scenario.steps, start=1):
            told(None, number)
            lacks = next((reason for need in step.needs if (reason := lacking(need))), None)
            if any(done.result == "failed" for done in steps):
                why = Text("a step before it failed", "前面的步骤未通过")
                done = not_done(number, step, ground, "not-run", why)
            elif lacks is not None:
                done = not_done(number, step, ground, "impossible", lacks)
            else:
                done = run_step(number, step, ground, log)
            steps.append(done)
            told(done, number)
    return DrillRecord(
        scenario=scenario.name,
        title=scenario.title,
        event=scenario.event,
        purpose=scenario.purpose,
        story=scenario.story,
        layers=scenario.layers,
        edugrid=__version__,
        scenario_sha256=hashlib.sha256(scenario.model_dump_json().encode()).hexdigest(),
        by=by,
        began=began,
        ended=datetime.now(SHANGHAI),
        steps=tuple(steps),
        times=times(tuple(steps)),
        people=people,
    )


def times(steps: tuple[StepRecord, ...]) -> Times:
    """Seconds from the beginning of the event to the end of each phase; a phase with a failed step was not reached."""
    event = next((step.began for step in steps if step.phase == "incident" and step.began), None)
    if event is None:
        return Times()
    found: dict[str, float | None] = {}
    for name, phase in (("detected", "detect"), ("contained", "contain"), ("recovered", "recover")):
        done = [step for step in steps if step.phase == phase and step.result != "impossible"]
        reached = [
            step for step in done if step.result in {"passed", "late"} and step.began and step.seconds is not None
        ]
        last = reached[-1] if done and len(reached) == len(done) else None
        if last is not None and last.began is not None and last.seconds is not None:
            found[name] = round((last.began - event).total_seconds() + last.seconds, 1)
    return Times.model_validate(found)
