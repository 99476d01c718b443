"""After the engine's run: IPv6 where the cloud assigns it, and its numbers in the ledger."""

from edugrid.cloud.engine import Engine
from edugrid.cloud.engine_log import EngineLog
from edugrid.cloud.look import Look, look
from edugrid.cloud.progress import Progress, resources_of
from edugrid.cloud.readback import readback
from edugrid.cloud.request_v6 import request_v6
from edugrid.rollout.plan_file import CloudStep


def settle_v6(engine: Engine, found: Look, steps: list[CloudStep], progress: Progress) -> list[CloudStep]:
    """Do the ``request-v6`` steps of a plan, write new prefixes into the ledger, let the engine follow them.

    Returns the steps that the engine did for it. Nothing is done, and nothing asked, where no cloud assigns prefixes.

    Raises:
        CloudError: the cloud refused, or the engine stopped.

    """
    if all(spec.features.planned_v6 for spec in engine.specs):
        return []
    there = {tenant.spec.cloud: tenant.v6 for tenant in found.tenants}
    if steps:
        # the ids of what was made just now are in the state, and only there
        there = request_v6(engine.specs, steps, set(look(engine).seen), progress)
    new = readback(engine.root, engine.specs, there, overwrite=False)
    if not steps and not new:
        return []
    again = Engine(engine.region, engine.root, engine.state)
    log = EngineLog(progress, again.secrets, 2 * resources_of(again.specs))
    with again.locked_stack() as stack:
        again.run(stack, log, stack.up, refresh=True, show_secrets=False)
    return log.steps
