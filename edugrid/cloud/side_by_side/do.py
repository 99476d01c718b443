"""One piece of work, in this process."""

from pathlib import Path

from edugrid.cloud.observe import observe
from edugrid.cloud.progress import Progress
from edugrid.cloud.side_by_side.outcome import Outcome
from edugrid.cloud.side_by_side.work import Work
from edugrid.cloud.stack import apply_plan, destroy, preview, refresh, up


def do(work: Work, progress: Progress) -> Outcome:
    """Do ``work``; raises what the function of its kind raises."""
    region, root, state, unmanaged = work.region, Path(work.root), Path(work.state), work.remove_unmanaged
    if work.kind == "preview":
        return Outcome(region=region, plan=preview(region, root, state, progress, remove_unmanaged=unmanaged))
    if work.kind == "observe":
        return Outcome(region=region, records=observe(region, root, state, progress))
    if work.kind == "apply" and work.plan is not None:
        return Outcome(region=region, result=apply_plan(work.plan, root, state, progress))
    if work.kind == "refresh":
        return Outcome(region=region, result=refresh(region, root, state, progress))
    act = {"up": up, "destroy": destroy}[work.kind]
    return Outcome(region=region, result=act(region, root, state, progress, remove_unmanaged=unmanaged))
