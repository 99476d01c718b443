"""From what a run changed to what a channel is told."""

from collections import defaultdict
from typing import Final

from edugrid.drift.history.noted import Gone, NotedRun
from edugrid.drift.record import DriftRecord
from edugrid.mask import mask
from edugrid.notify.channels.common import Common
from edugrid.notify.digest import Digest, Item

_ORDER: Final = {"high": 0, "medium": 1, "low": 2}
_CITY: Final = 2  # province/city: the least that gets a message of its own
_STEP, _STEPS = 200, 8  # what waits on disk has an upper bound


def digests(run: NotedRun, region: str, channel: Common) -> tuple[Digest, ...]:
    """One digest a city of ``run`` over ``region`` (or the smaller region that run or channel name), where it changed.

    Excepted findings alarm nobody; neither does their end.
    """
    new: dict[str, list[Item]] = defaultdict(list)
    closed: dict[str, list[Item]] = defaultdict(list)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(("high", "medium", "low"), 0))
    for item in run.open:
        group = _group(item.record, region, channel)
        if group is None or item.record.exception is not None:
            continue
        counts[group][item.record.severity] += 1
        if item.new or item.uncovered:
            new[group].append(_item(item.record))
    for gone in run.gone:
        group = _group(gone, region, channel)
        if group is not None and not gone.excepted:
            closed[group].append(_item(gone))
    return tuple(
        Digest.model_validate(
            {
                "region": group,
                "first": run.run_id,
                "last": run.run_id,
                "new": sorted(new[group], key=_rank),
                "closed": sorted(closed[group], key=_rank),
                "open": counts[group],
            }
        )
        for group in sorted({*new, *closed})
    )


def _group(record: DriftRecord | Gone, region: str, channel: Common) -> str | None:
    """The region under which ``record`` is told; None when the channel does not want it."""
    if _ORDER[record.severity] > _ORDER[channel.severity]:
        return None
    within = [wanted for wanted in channel.regions if f"{record.region}/".startswith(f"{wanted}/")]
    if channel.regions and not within:
        return None
    depth = max(_CITY, *(name.count("/") + 1 for name in (region, *within)))
    return "/".join(record.region.split("/")[:depth])


def _item(record: DriftRecord | Gone) -> Item:
    return Item(
        identity=record.identity,
        region=record.region,
        asset=record.asset[:_STEP],
        path=tuple(mask(step)[:_STEP] for step in record.path[:_STEPS]),
        kind=record.kind,
        severity=record.severity,
        layer=record.layer,
    )


def _rank(item: Item) -> tuple[int, str, tuple[str, ...]]:
    return _ORDER[item.severity], item.asset, item.path
