"""``edugrid cloud up --yes``."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edugrid.cloud.cloud_plan import cloud_plan
from edugrid.cloud.engine import Engine
from edugrid.cloud.engine_log import EngineLog
from edugrid.cloud.errors import CloudError
from edugrid.cloud.frozen_today import frozen_today
from edugrid.cloud.look import look
from edugrid.cloud.move.held_by_state import held_by_state
from edugrid.cloud.move.refuse_early_deletes import refuse_early_deletes
from edugrid.cloud.progress import Progress, resources_of, silent
from edugrid.cloud.refuse_lost_state import refuse_unknown_projects
from edugrid.cloud.repair import carry_out
from edugrid.cloud.stack.carry_out_plan import carry_out_plan
from edugrid.cloud.stack.cloud_result import CloudResult
from edugrid.cloud.stack.settled import settled
from edugrid.cloud.undeclared_rules import undeclared_rules
from edugrid.cloud.unfinished import settle_unfinished
from edugrid.rollout.plan_file import CloudStep

if TYPE_CHECKING:
    from pulumi.automation import Stack


def up(
    region: str, root: Path, state: Path, progress: Progress = silent, *, remove_unmanaged: bool = False
) -> CloudResult:
    """Bring the clouds to the design; raises as ``preview`` does.

    The engine runs once, with a refresh. Before it, rules that nobody declared are taken out of security groups of
    ours: one with the content of a rule that the engine makes would be refused as its double.
    """
    engine = Engine(region, root, state)
    # what only the whole listing shows is to go, or to be asked for
    frozen = frozen_today(engine.opened.intent, region)  # then the steps are judged before any is taken
    if remove_unmanaged or frozen or not all(spec.features.planned_v6 for spec in engine.specs):
        return _after_a_look(engine, progress, remove_unmanaged=remove_unmanaged)
    with engine.locked_stack() as stack, ThreadPoolExecutor(max_workers=1) as pool:
        settled(engine, stack)
        known = _known(engine, stack)
        # nobody has seen a plan: what the state holds and the design no longer has would go
        refuse_early_deletes(engine.opened, root, held_by_state(region, known))
        checks = pool.submit(_checked, engine, known, progress)
        log = EngineLog(progress, engine.secrets, 2 * resources_of(engine.specs))
        try:
            # the engine starts meanwhile; its program registers nothing until the checks are through
            engine.run(stack, log, stack.up, before=checks.result, refresh=True, show_secrets=False)
        except CloudError:
            checks.result()  # what went wrong there is the better story
            raise
        finally:
            settle_unfinished(engine.state_of(stack), log.failed_creates(), engine.specs)
        repairs = checks.result()
    return CloudResult.of([*repairs, *log.steps], len(log.seen) or len(log.steps))


def _checked(engine: Engine, known: list[dict[str, Any]], progress: Progress) -> list[CloudStep]:
    """Refuse a project that the state does not know, and take undeclared rules out; what was taken out."""
    refuse_unknown_projects(engine.region, engine.specs, known)
    repairs = undeclared_rules(engine.specs, {resource["id"] for resource in known if resource.get("id")})
    carry_out(repairs, progress)
    return repairs


def _after_a_look(engine: Engine, progress: Progress, *, remove_unmanaged: bool) -> CloudResult:
    with engine.locked_stack() as stack:
        must_run = settled(engine, stack)
    found = look(engine, progress)
    plan = cloud_plan(engine, found, remove_unmanaged=remove_unmanaged)
    refuse_early_deletes(engine.opened, engine.root, plan)
    return carry_out_plan(engine, plan, found, progress, must_run=must_run)


def _known(engine: Engine, stack: "Stack") -> list[dict[str, Any]]:
    state: Any = engine.known_state()
    if state is None:
        state = engine.state_of(stack).read().get("deployment") or {}
    return state.get("resources") or []
