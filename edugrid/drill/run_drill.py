"""A drill from the first step to the last."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from edugrid import __version__
from edugrid.drill.ground import Ground, open_ground
from edugrid.drill.lacking import lacking
from edugrid.drill.record import DrillRecord, People, StepRecord, Times
from edugrid.drill.run_step import not_done, run_step
from edugrid.drill.scenario import Scenario, Step
from edugrid.intent.moment import SHANGHAI
from edugrid.text import Text


def run_drill(
    scenario: Scenario,
    people: People,
    by: str,
    lang: str,
    log: Callable[[str], object],
    told: Callable[[int], object] = lambda _number: None,
) -> DrillRecord:
    """Hold the drill in a lab of its own, which is gone afterwards; after a step that fails, no other is done.

    ``told`` hears the number of each step before it begins. Ctrl-C breaks the drill off, and has its place in the record.

    Raises:
        edugrid.drill.errors.ForeignError: the lab's inventory leads out of the lab; no step was done.

    """
    began = datetime.now(SHANGHAI)
    steps: list[StepRecord] = []
    with open_ground(scenario, lang, by) as ground:
        try:
            for number, step in enumerate(scenario.steps, start=1):
                told(number)
                steps.append(_done(number, step, ground, steps, log))
        except KeyboardInterrupt:
            why = Text("broken off by hand (Ctrl-C)", "人工中断（Ctrl-C）")
            for number, step in enumerate(scenario.steps[len(steps) :], start=len(steps) + 1):
                first = not any(one.result == "failed" for one in steps)
                steps.append(not_done(number, step, ground, "failed" if first else "not-run", why))
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


def _done(
    number: int, step: Step, ground: Ground, before: list[StepRecord], log: Callable[[str], object]
) -> StepRecord:
    if any(one.result == "failed" for one in before):
        return not_done(number, step, ground, "not-run", Text("a step before it failed", "前面的步骤未通过"))
    lacks = next((reason for need in step.needs if (reason := lacking(need))), None)
    if lacks is not None:
        return not_done(number, step, ground, "impossible", lacks)
    return run_step(number, step, ground, log)


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
