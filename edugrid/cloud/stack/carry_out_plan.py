"""Doing the steps of a plan that still holds."""

from typing import Any

from edugrid.cloud.engine import Engine
from edugrid.cloud.engine_log import EngineLog
from edugrid.cloud.look import Look
from edugrid.cloud.progress import Progress, resources_of
from edugrid.cloud.refuse_frozen import refuse_frozen
from edugrid.cloud.repair import OPERATIONS, carry_out
from edugrid.cloud.request_v6 import REQUEST_V6
from edugrid.cloud.stack.cloud_result import CloudResult
from edugrid.cloud.stack.settle_v6 import settle_v6
from edugrid.cloud.unfinished import settle_unfinished
from edugrid.rollout.plan_file import CloudPlan


def carry_out_plan(
    engine: Engine, plan: CloudPlan, found: Look, progress: Progress, *, must_run: bool, alone: bool = False
) -> CloudResult:
    """Do the steps of ``plan``; without any for the engine it runs only when it ``must_run`` or the stack is empty.

    ``alone``: the engine looks at the resources of these steps only and leaves all others as they are.

    Raises PolicyError on a frozen day when a step destroys or interrupts something; nothing was done then.
    """
    refuse_frozen(engine, plan.steps)
    repairs = [step for step in plan.steps if step.op in OPERATIONS]
    requests = [step for step in plan.steps if step.op == REQUEST_V6]
    rest = [step for step in plan.steps if step.op not in {*OPERATIONS, REQUEST_V6}]
    # Undeclared rules go first: one with the content of a rule that the engine makes would be refused as its double.
    carry_out(repairs, progress)
    done = [*repairs]
    resources = len(found.seen)
    if rest or must_run or not found.seen:
        log = EngineLog(progress, engine.secrets, 2 * resources_of(engine.specs))
        # a refresh apart from the program would look in vain for what is only to be made
        only: dict[str, Any] = {"target": [step.urn for step in rest], "fresh": True} if alone else {}
        with engine.locked_stack() as stack:
            try:
                engine.run(stack, log, stack.up, refresh=True, show_secrets=False, **only)
            finally:
                settle_unfinished(engine.state_of(stack), log.failed_creates(), engine.specs)
        done += log.steps
        resources = len(log.seen) or len(log.steps)
    done += [*requests, *settle_v6(engine, found, requests, progress)]
    return CloudResult.of(done, resources)
