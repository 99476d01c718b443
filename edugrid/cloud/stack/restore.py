"""``edugrid cloud restore``."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from edugrid.cloud.engine import Engine
from edugrid.cloud.errors import CloudError, CloudInputError, DamagedStateError
from edugrid.cloud.explain_failure import explain_failure
from edugrid.cloud.stack.set_aside import REPLACED, set_aside
from edugrid.cloud.state_backup import StateBackup, state_resources, state_time
from edugrid.text import Text


class RestoreResult(NamedTuple):
    """``kept`` is the copy of what was replaced, None when there was nothing; ``age_seconds`` of the backup's state."""

    resources: int
    age_seconds: float
    kept: Path | None


def restore(region: str, root: Path, state: Path, file: Path, *, over_newer: bool = False) -> RestoreResult:
    """Put the state of the backup ``file`` in place of the stack's; the clouds are not touched.

    What is replaced is kept below ``state``/pulumi/replaced. A run must follow that reads the clouds: preview, refresh or up.

    Raises:
        CloudInputError: the file is damaged, or of another stack.
        CloudError: the present state is newer and ``over_newer`` is not set; somebody holds the lock; the engine refused.

    """
    engine = Engine(region, root, state)
    saved = StateBackup.load(file)
    _refuse_foreign(saved, engine, file)
    kept = _keep(engine, saved, state / "pulumi" / REPLACED, over_newer=over_newer)
    with engine.locked_stack() as stack:
        engine.state_of(stack).write(saved.state)
    age = (datetime.now(tz=UTC) - (saved.written or saved.made)).total_seconds()
    return RestoreResult(saved.resources, age, kept)


def _refuse_foreign(saved: StateBackup, engine: Engine, file: Path) -> None:
    projects = {item["urn"].split("::")[1] for item in state_resources(saved.state) if item["urn"].count("::") > 1}
    stacks = {item["urn"].split("::")[0].removeprefix("urn:pulumi:") for item in state_resources(saved.state)}
    if saved.region != engine.region or saved.stack != engine.name or not stacks <= {engine.name} or len(projects) > 1:
        raise CloudInputError(
            Text(
                f"{file} is a backup of {saved.region} (stack {saved.stack}), not of {engine.region}",
                f"{file} 是 {saved.region}（堆栈 {saved.stack}）的备份，而不是 {engine.region} 的",
            ),
            Text(
                f"name the region's own file: edugrid cloud restore {saved.region} {file}",
                f"请使用该地区自己的备份：edugrid cloud restore {saved.region} {file}",
            ),
        )


def _keep(engine: Engine, saved: StateBackup, folder: Path, *, over_newer: bool) -> Path | None:
    """Keep what is there now, readable or not; None when there is nothing."""
    now = datetime.now(tz=UTC)
    name = f"{engine.name}-{now:%Y%m%dT%H%M%S%fZ}"
    try:
        with engine.open() as stack:
            body = engine.state_of(stack).read()
    except DamagedStateError as error:
        return set_aside(engine, folder / f"{name}-damaged.json", error)
    if not state_resources(body):
        return None
    _refuse_newer(engine, saved, body, over_newer=over_newer)
    copy = folder / f"{name}.json"
    try:
        StateBackup(region=engine.region, stack=engine.name, made=now, state=body).save(copy)
    except OSError as error:
        raise explain_failure([f"{copy}: {error}"]) from None
    return copy


def _refuse_newer(engine: Engine, saved: StateBackup, body: dict[str, Any], *, over_newer: bool) -> None:
    there, then = state_time(body), saved.written
    if over_newer or (there and then and there <= then):
        return
    when = there.isoformat(timespec="seconds") if there else "?"
    old = then.isoformat(timespec="seconds") if then else "?"
    count = len(state_resources(body))
    raise CloudError(
        Text(
            f"the state of {engine.region} ({count} resources, {when}) is newer than the backup ({saved.resources}, {old})",
            f"{engine.region} 的现有状态（{count} 个资源，{when}）比备份（{saved.resources} 个，{old}）更新",
        ),
        Text(
            "it is readable, so probably nothing needs to be restored: edugrid cloud preview; to replace it all the same: --yes",
            "现有状态可以读取，通常无需恢复：请先运行 edugrid cloud preview；确需替换请加 --yes",
        ),
    )
