"""What came of a piece of work; a failure is a value."""

from edugrid.cloud.stack.cloud_result import CloudResult
from edugrid.design.frozen import Frozen
from edugrid.drift.record import DriftRecord
from edugrid.rollout.plan_file import CloudPlan
from edugrid.text import Text


class Failure(Frozen):
    """Why a stack's work did not end well: for people, and the exit code it would have had alone."""

    text: Text
    exit_code: int = 1


class Outcome(Frozen):
    """The work's answer or its ``failure``: one of the four is set.

    ``plan`` answers ``preview``, ``records`` answer ``observe``, ``result`` everything else. ``seconds`` is wall time.
    """

    region: str
    plan: CloudPlan | None = None
    result: CloudResult | None = None
    records: tuple[DriftRecord, ...] | None = None
    failure: Failure | None = None
    seconds: float = 0.0
