"""``edugrid cloud up --yes``."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edugrid.cloud.cloud_plan import cloud_plan
from edugrid.cloud.engine import Engine
from edugrid.cloud.engine_log import EngineLog
from edugrid.cloud.errors import CloudError
from edugrid.cloud.frozen_today import frozen_today
from edugrid.cloud.half_made import half_made
from edugrid.cloud.look import look
from edugrid.cloud.move.held_by_state import held_by_state
from edugrid.cloud.move.refuse_early_deletes import refuse_early_deletes
from edugrid.cloud.progress import Progress, resources_of, silent
from edugrid.cloud.refuse_lost_state import refuse_unknown_projects
from edugrid.cloud.stack.carry_out_plan import carry_out_plan
from edugrid.cloud.stack.cloud_result import CloudResult
from edugrid.cloud.stack.known_resources import known_resources
from edugrid.cloud.stack.settled import settled
from edugrid.cloud.unfinished import settle_unfinished

if TYPE_CHECKING:
    from pulumi.automation import Stack


def up(
    region: str, root: Path, state: Path, progress: Progress = silent, *, remove_unmanaged: bool = False
) -> CloudResult:
    """Bring the clouds to the design; raises as ``preview`` does.

    A stack that holds something is looked at first: when nothing differs the engine does not run, which would write
    the whole state anew for every resource whose inputs the cloud words otherwise. An empty one is filled at once, and
    one that broke off before the deployer got a role in its project, because nothing in it can be asked for until then.
    """
    engine = Engine(region, root, state)
    # what only the whole listing shows is to go, or to be asked for
    frozen = frozen_today(engine.opened.intent, region)  # then the steps are judged before any is taken
    seen_whole = remove_unmanaged or frozen or not all(spec.features.planned_v6 for spec in engine.specs)
    with engine.locked_stack() as stack:
        must_run = settled(engine, stack)
        known = known_resources(engine, stack)
        empty = not any(resource.get("id") for resource in known)
        if not seen_whole and (empty or half_made(engine.specs, known)):
            # nobody has seen a plan: what the state holds and the design no longer has would go
            refuse_early_deletes(engine.opened, root, held_by_state(region, known))
            return _filled(engine, stack, known, progress)
    found = look(engine, progress)
    plan = cloud_plan(engine, found, remove_unmanaged=remove_unmanaged)
    refuse_early_deletes(engine.opened, root, plan)
    return carry_out_plan(engine, plan, found, progress, must_run=must_run)


def _filled(engine: Engine, stack: "Stack", known: list[dict[str, Any]], progress: Progress) -> CloudResult:
    with ThreadPoolExecutor(max_workers=1) as pool:
        checks = pool.submit(refuse_unknown_projects, engine.region, engine.specs, known)
        log = EngineLog(progress, engine.secrets, 2 * resources_of(engine.specs))
        try:
            # the engine starts meanwhile; its program registers nothing until the check is through
            engine.run(stack, log, stack.up, before=checks.result, fresh=True, refresh=bool(known), show_secrets=False)
        except CloudError:
            checks.result()  # what went wrong there is the better story
            raise
        finally:
            settle_unfinished(engine.state_of(stack), log.failed_creates(), engine.specs)
    return CloudResult.of(log.steps, len(log.seen) or len(log.steps))
