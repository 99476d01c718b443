"""``edugrid cloud up --yes``."""

from pathlib import Path

from edugrid.cloud.cloud_plan import cloud_plan
from edugrid.cloud.engine import Engine
from edugrid.cloud.look import look
from edugrid.cloud.progress import Progress, silent
from edugrid.cloud.stack.carry_out_plan import carry_out_plan
from edugrid.cloud.stack.cloud_result import CloudResult
from edugrid.cloud.stack.settled import settled


def up(
    region: str, root: Path, state: Path, progress: Progress = silent, *, remove_unmanaged: bool = False
) -> CloudResult:
    """Bring the clouds to the design; raises as ``preview`` does."""
    engine = Engine(region, root, state)
    must_run = settled(engine)
    found = look(engine, progress)
    plan = cloud_plan(engine, found, remove_unmanaged=remove_unmanaged)
    return carry_out_plan(engine, plan, found, progress, must_run=must_run)
