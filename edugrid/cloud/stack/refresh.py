"""``edugrid cloud refresh``."""

from pathlib import Path

from edugrid.cloud.engine import Engine
from edugrid.cloud.engine_log import EngineLog
from edugrid.cloud.progress import Progress, resources_of, silent
from edugrid.cloud.stack.cloud_result import CloudResult
from edugrid.cloud.stack.settled import settled


def refresh(region: str, root: Path, state: Path, progress: Progress = silent) -> CloudResult:
    """Read the clouds into the engine's state; the clouds are not touched. Raises as ``preview`` does."""
    engine = Engine(region, root, state)
    log = EngineLog(progress, engine.secrets, resources_of(engine.specs))
    with engine.locked_stack() as stack:
        settled(engine, stack)
        engine.run(stack, log, stack.refresh)
    return CloudResult.of(log.steps, len(log.seen))
