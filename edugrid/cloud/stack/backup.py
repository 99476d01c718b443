"""``edugrid cloud backup``."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from edugrid.cloud.engine import Engine
from edugrid.cloud.errors import CloudError, CloudInputError
from edugrid.cloud.explain_failure import explain_failure
from edugrid.cloud.state_backup import StateBackup, state_resources
from edugrid.text import Text


class BackupResult(NamedTuple):
    """``path`` is the newest backup, ``written`` False when the state is still what it holds; ``removed`` are older ones."""

    path: Path
    written: bool
    resources: int
    removed: tuple[Path, ...]


def backup(region: str, root: Path, state: Path, out: Path, keep: int) -> BackupResult | None:
    """Write the state of ``region``'s stack below ``out`` and keep the ``keep`` newest files; None when never deployed.

    The state comes through the engine's own export, so it works with every backend; secrets stay encrypted with the
    stack's passphrase, which must be kept elsewhere. Whatever goes wrong, older backups stay.

    Raises:
        CloudError: the state cannot be read, it is gone although there are backups of it, or the disk is full.
        edugrid.intent.problems.IntentError: the intent is wrong.

    """
    engine = Engine(region, root, state)
    folder = out / region
    older = sorted(folder.glob(f"{engine.name}-*.json"))
    with engine.open() as stack:
        body = engine.state_of(stack).read()
    if not state_resources(body):
        if older:
            raise _gone(region, older[-1])
        return None
    made = StateBackup(region=region, stack=engine.name, made=datetime.now(tz=UTC), state=body)
    if older and _state_of(older[-1]) == body:
        return BackupResult(older[-1], written=False, resources=made.resources, removed=())
    path = folder / f"{engine.name}-{made.made:%Y%m%dT%H%M%S%fZ}.json"
    try:
        made.save(path)
    except OSError as error:
        raise explain_failure([f"{path}: {error}"]) from None
    removed = tuple([*older, path][:-keep])
    for one in removed:
        one.unlink(missing_ok=True)
    return BackupResult(path, written=True, resources=made.resources, removed=removed)


def _state_of(path: Path) -> dict[str, object] | None:
    try:
        return StateBackup.load(path).state
    except CloudInputError:
        return None  # damaged: a new one is written


def _gone(region: str, newest: Path) -> CloudError:
    return CloudError(
        Text(
            f"the state of {region} is empty, but there are backups of it; they were left alone",
            f"{region} 的状态为空，但存在其备份；备份未改动",
        ),
        Text(
            f"after a destroy that was meant, move them away; otherwise: edugrid cloud restore {region} {newest}",
            f"若确已销毁，请移走这些备份；否则运行：edugrid cloud restore {region} {newest}",
        ),
    )
