"""Drift of legacy data centres: what comes back, and dates that slip. Pure."""

from datetime import date
from typing import Final, Literal

from edugrid.drift.record import DriftRecord
from edugrid.intent.legacy.timetable import STAGES
from edugrid.retire.facts import Facts
from edugrid.retire.legacy_sites import LegacySite
from edugrid.retire.memory import Memory
from edugrid.retire.status import Gate, SiteStatus
from edugrid.retire.was_done import was_done

ASSET: Final = "legacy"
"""Assets of these records are ``legacy/<site>``."""
_WORLDS: Final[dict[str, Literal["cloud", "network"]]] = {
    "workload": "cloud",
    "dns": "cloud",
    "address": "network",
    "route": "network",
    "port": "network",
    "link": "network",
}
"""Gates that somebody looks at, by the first word of their name. Papers do not come back."""
_MONTH: Final = 30


def findings(legacy: LegacySite, status: SiteStatus, facts: Facts, memory: Memory, today: date) -> list[DriftRecord]:
    """Records of one site, in order of its stages.

    ``unmanaged`` (high): a workload, name, route, address or port that is there again although its stage was done.
    ``expired``: the last day of a stage is over and it is not done; medium, from 30 days on high. ``changed``: a last
    day is later than one that the history knows; low, from 30 days on medium.
    """
    found: list[DriftRecord] = []
    for stage in status.stages:
        done = was_done(legacy.site, stage.name, memory, today)
        back: list[DriftRecord] = []
        if done is not None:
            since = f"gone since {done} ({stage.name} done)"
            back = [_back(legacy, gate, since, facts) for gate in stage.gates if _came_back(gate)]
            found += back
        open_gates = [gate for gate in stage.gates if gate.passed is not True]
        told = back or (done is not None and all(gate.passed is None for gate in open_gates))
        if stage.state == "overdue" and open_gates and not told:
            late = (today - stage.due).days
            why = "; ".join(gate.evidence.en for gate in open_gates)
            found.append(
                _record(legacy, ("timetable", stage.name), "expired", f"done by {stage.due}", f"{late} days late: {why}",
                        "high" if late >= _MONTH else "medium")
            )  # fmt: skip
        first = memory.first_due.get(f"{legacy.site.name} {stage.name}")
        if first is not None and stage.due > first:
            slip = (stage.due - first).days
            found.append(
                _record(legacy, ("timetable", stage.name, "due"), "changed", str(first), f"{stage.due} ({slip} days later)",
                        "medium" if slip >= _MONTH else "low")
            )  # fmt: skip
    return found


def stages_known(legacy: LegacySite, memory: Memory, today: date) -> frozenset[str]:
    """Stages that were done once or whose last day is over: only their facts can make a finding."""
    timetable = legacy.site.timetable
    return frozenset(
        stage
        for stage in STAGES
        if was_done(legacy.site, stage, memory, today) is not None
        or (timetable is not None and getattr(timetable, stage) < today)
    )


def _came_back(gate: Gate) -> bool:
    return gate.passed is False and gate.name.split(" ")[0] in _WORLDS


def _back(legacy: LegacySite, gate: Gate, since: str, facts: Facts) -> DriftRecord:
    kind, _, what = gate.name.partition(" ")
    record = _record(legacy, (kind, what) if what else (kind,), "unmanaged", since, gate.evidence.en, "high")
    layer = "simulated" if what in facts.simulated else "attested" if gate.evidence.en.endswith("register") else "real"
    return record.model_copy(update={"world": _WORLDS[kind], "layer": layer})


def _record(
    legacy: LegacySite,
    path: tuple[str, ...],
    kind: Literal["unmanaged", "expired", "changed"],
    intended: str,
    actual: str,
    severity: Literal["high", "medium", "low"],
) -> DriftRecord:
    return DriftRecord(
        region=legacy.region,
        world="cloud",
        asset=f"{ASSET}/{legacy.site.name}",
        path=path,
        kind=kind,
        intended=intended,
        actual=actual,
        severity=severity,
        layer="attested",
    )
