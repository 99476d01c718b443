"""A move goes on by one stage, when its gate has passed."""

from datetime import datetime
from typing import NamedTuple

from edugrid.cloud.move.facts import MoveFacts, move_facts
from edugrid.cloud.move.gates import gates
from edugrid.cloud.move.moving import Moving
from edugrid.cloud.move.run_hook import run_hook
from edugrid.cloud.move.write_placement import write_placement
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.placed import STAGES, MoveEvidence, PlacedApplication
from edugrid.retire.status import Gate


class Advance(NamedTuple):
    """The gates of the stage that ``stage`` was, and the next one; ``after`` None while a gate is closed.

    ``after`` is ``done`` when the move is over.
    """

    stage: str
    gates: tuple[Gate, ...]
    after: str | None


def advance(moving: Moving, by: str) -> Advance:
    """Judge the gates of the stage and write the next stage into placement.yml when all have passed.

    The hook of the stage replicate runs when there is no good evidence yet; the program that counts connections when
    the hours have passed and nobody vouched for it. Neither of them is started while another gate is closed.

    Raises:
        HookError: the hook failed; what was recorded stays.

    """
    facts = move_facts(moving)
    moving, facts = _hooked(moving, facts, by)
    found = gates(moving.move.stage, moving, facts)
    if any(gate.passed is not True for gate in found):
        return Advance(moving.move.stage, found, None)
    after = _next(moving, facts)
    write_placement(moving.folder, moving.app.name, after)
    return Advance(moving.move.stage, found, after.move.stage if after.move else "done")


def _hooked(moving: Moving, facts: MoveFacts, by: str) -> tuple[Moving, MoveFacts]:
    settings, stage = moving.city.file.move, moving.move.stage
    command = {"replicate": settings.hook, "drain": settings.connections}.get(stage, ())
    others = [gate for gate in gates(stage, moving, facts) if gate.name not in {"replicated", "connections"}]
    if stage == "replicate":  # nothing is copied to servers that are not there
        others += gates("create", moving, facts)
    if not command or facts.evidence[stage] == "good" or any(gate.passed is not True for gate in others):
        return moving, facts
    file, digest = run_hook(moving, facts, stage, command)
    evidence = MoveEvidence(file=file, sha256=digest, at=_now(facts), by=by)
    record = moving.staged(evidence=moving.move.evidence | {stage: evidence})
    write_placement(moving.folder, moving.app.name, record)
    assert record.move is not None  # noqa: S101 - `staged` keeps the move
    return moving._replace(record=record, move=record.move), facts._replace(evidence=facts.evidence | {stage: "good"})


def _next(moving: Moving, facts: MoveFacts) -> PlacedApplication:
    stage = moving.move.stage
    if stage == "abort":
        return moving.record.model_copy(update={"move": None})
    if stage == "delete":
        return PlacedApplication(cloud=moving.move.to, since=_now(facts))
    changes: dict[str, object] = {"stage": STAGES[STAGES.index(stage) + 1]}
    if stage == "switch":
        changes["switched"] = _now(facts)
    return moving.staged(**changes)


def _now(facts: MoveFacts) -> datetime:
    return facts.now.astimezone(SHANGHAI).replace(microsecond=0)
