"""``edugrid surge apply``: the sizes of this moment, and nothing else."""

from pathlib import Path

from edugrid.cloud.cloud_plan import cloud_plan
from edugrid.cloud.engine import Engine
from edugrid.cloud.errors import CloudError
from edugrid.cloud.look import look
from edugrid.cloud.move.refuse_early_deletes import refuse_early_deletes
from edugrid.cloud.progress import Progress, silent
from edugrid.cloud.stack.carry_out_plan import carry_out_plan
from edugrid.cloud.stack.settled import settled
from edugrid.cloud.surge.size_change import size_change
from edugrid.cloud.surge.sized import Sized
from edugrid.design.capacity_text import capacity_text
from edugrid.design.surge_outlook import surge_outlook
from edugrid.region import OpenRegion, open_region
from edugrid.rollout.journal import Journal
from edugrid.rollout.plan_file import CloudStep
from edugrid.text import Text


class SurgeRefusedError(CloudError):
    """An open window does not fit; nothing was changed."""

    exit_code = 3


def apply_windows(region: str, root: Path, state: Path, progress: Progress = silent) -> Sized:
    """Look at ``region``'s clouds and carry out the size changes of windows that opened or closed, nothing else.

    Other changes wait for a person's eyes; they do not keep an application small on its day. Every run is written to
    ``state``/surge.jsonl: what it did, or why it did nothing.

    Raises:
        SurgeRefusedError: an open window does not fit.
        CloudError: as `preview`.

    """
    opened = open_region(root, region)
    state.mkdir(parents=True, exist_ok=True)
    journal = Journal(state / "surge.jsonl")
    at = opened.intent.at.isoformat(timespec="minutes")
    try:
        _fits(opened)
        engine = Engine(region, root, state)
        with engine.locked_stack() as stack:
            must_run = settled(engine, stack)
        found = look(engine, progress)
        whole = cloud_plan(engine, found, remove_unmanaged=False)
        waiting = tuple(step for step in whole.steps if _explained(step, opened) is None)
        plan = whole.model_copy(update={"steps": tuple(step for step in whole.steps if step not in waiting)})
        refuse_early_deletes(engine.opened, root, plan)
        result = carry_out_plan(engine, plan, found, progress, must_run=must_run and not waiting, alone=bool(waiting))
    except CloudError as error:
        journal.write("refused", region=region, moment=at, why=error.what.en, detail=error.detail)
        raise
    apps = sorted({name for step in plan.steps if (name := _explained(step, opened))})
    journal.write("applied", region=region, moment=at, applications=apps, done=result.done, waiting=len(waiting))
    return Sized(result, waiting)


def _explained(step: CloudStep, opened: OpenRegion) -> str | None:
    cities = {city.path: city for city in opened.intent.cities}
    for spec in opened.design.tenancies:
        found = size_change(step, cities[spec.region], spec, opened.intent.at)
        if found is not None:
            return found
    # components are registered before what is in them and touch nothing
    if step.type.startswith("edugrid:"):
        return ""
    return None


def _fits(opened: OpenRegion) -> None:
    for city in opened.intent.cities:
        for item in surge_outlook(city, opened.intent.at, 0):
            if not item.fits:
                quota, grant = capacity_text(item.missing_quota), capacity_text(item.missing_grant)
                raise SurgeRefusedError(
                    Text(
                        f"the window {item.id} of {item.application} does not fit on {item.cloud}: quota lacks {quota.en}; not approved: {grant.en}",
                        f"{item.application} 的时段 {item.id} 在 {item.cloud} 上无法满足：配额缺少{quota.zh}；未获批{grant.zh}",
                    ),
                    Text(
                        f"get the quota or an approval (registers/approvals.csv), then: edugrid surge status {city.path}",
                        f"请申请配额或审批（registers/approvals.csv），然后：edugrid surge status {city.path}",
                    ),
                )
