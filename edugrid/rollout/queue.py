"""Devices that could not be asked when their turn came: kept on disk until they have what they should."""

from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from edugrid.design.frozen import Frozen
from edugrid.lies_in import lies_in
from edugrid.refusal import Refusal
from edugrid.rollout.plan_file import DeviceFile, DevicePlan
from edugrid.rollout.run import write_private
from edugrid.text import Text


class Queued(Frozen):
    """One waiting device. ``plan`` is what was reviewed for it, None when nothing could be (it must be planned again).

    ``since`` (ISO 8601, UTC) is when it was first missed, ``run`` the latest run that missed it. ``reviewed_in`` is the run
    whose plan file (and its signatures) ``plan`` was reviewed in.
    """

    device: DeviceFile
    region: str
    since: str
    run: str
    reason: str
    plan: DevicePlan | None = None
    reviewed_in: str = ""


class QueueFileError(Refusal):
    """A file of the queue is not what edugrid wrote."""


def enqueue(state: Path, item: Queued) -> None:
    """Write ``<state>/queue/<device>.json``; a device that waits already keeps its ``since``."""
    folder = state / "queue"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{item.device}.json"
    if path.is_file():
        former = _read(path)
        same = item.plan is not None and former.plan == item.plan and former.reviewed_in
        item = item.model_copy(
            update={"since": former.since, "reviewed_in": former.reviewed_in if same else item.reviewed_in}
        )
    write_private(path, item.model_dump_json(indent=1) + "\n")


def dequeue(state: Path, device: str) -> None:
    """Forget ``device``: it has what it should."""
    (state / "queue" / f"{device}.json").unlink(missing_ok=True)


def queued(state: Path, region: str = "") -> tuple[Queued, ...]:
    """Return what waits in ``region`` and below (everywhere without one), by name."""
    paths = sorted((state / "queue").glob("*.json"))
    found = (_read(path) for path in paths)
    return tuple(item for item in found if not region or lies_in(item.region, region))


def _read(path: Path) -> Queued:
    try:
        return Queued.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise QueueFileError(
            Text(
                f"{path} is damaged: take it away, then plan the device again (edugrid plan REGION --device NAME)",
                f"{path} 已损坏：请移走该文件，并重新规划该设备（edugrid plan REGION --device 名称）",
            )
        ) from error


def missed(device: DevicePlan, region: str, run: str, reason: str, *, reviewed: bool) -> Queued:
    """Return the entry of a device that a run has missed now; ``reviewed``: its plan can be carried out as it is."""
    return Queued(
        device=device.name,
        region=device.region or region,
        since=datetime.now(UTC).isoformat(timespec="seconds"),
        run=run,
        reason=reason,
        plan=device if reviewed else None,
        reviewed_in=run if reviewed else "",
    )
