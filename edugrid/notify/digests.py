"""From what a run changed to what a channel is told."""

from collections import defaultdict
from typing import Final

from edugrid.drift.history.noted import Gone, NotedRun
from edugrid.drift.record import DriftRecord
from edugrid.lies_in import lies_in
from edugrid.mask import mask
from edugrid.notify.bounded import bounded
from edugrid.notify.channels.common import Common
from edugrid.notify.digest import Digest, Item, Severity

_ORDER: Final = {"high": 0, "medium": 1, "low": 2}
_CITY: Final = 2  # province/city: the least that gets a message of its own
_STEP, _STEPS = 200, 8  # what waits on disk has an upper bound


def digests(run: NotedRun, region: str, channel: Common) -> tuple[Digest, ...]:
    """One digest a city of ``run`` over ``region`` (or the smaller region that run or channel name), where it changed.

    Excepted findings alarm nobody; neither does their end.
    """
    new: dict[str, list[Item]] = defaultdict(list)
    closed: dict[str, list[Item]] = defaultdict(list)
    counts: dict[str, dict[Severity, int]] = defaultdict(lambda: {"high": 0, "medium": 0, "low": 0})
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
        _digest(run.run_id, group, new[group], closed[group], counts[group]) for group in sorted({*new, *closed})
    )


def _digest(run: int, group: str, new: list[Item], closed: list[Item], counts: dict[Severity, int]) -> Digest:
    kept, more = bounded(tuple(new), {})
    kept_closed, more_closed = bounded(tuple(closed), {})
    return Digest(
        region=group,
        first=run,
        last=run,
        new=kept,
        new_more=more,
        closed=kept_closed,
        closed_more=more_closed,
        open=counts,
    )


def _group(record: DriftRecord | Gone, region: str, channel: Common) -> str | None:
    """The region under which ``record`` is told; None when the channel does not want it."""
    if _ORDER[record.severity] > _ORDER[channel.severity]:
        return None
    within = [wanted for wanted in channel.regions if lies_in(record.region, wanted)]
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
