"""Orders come into the register of a city."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from edugrid.block.cities import Target
from edugrid.block.edit_register import FIRST_COLUMNS, edit_register
from edugrid.block.judge import Judged, judge
from edugrid.block.wish import Wish
from edugrid.intent.block_order import BlockOrder
from edugrid.intent.load import load_intent
from edugrid.region import OpenRegion


class Added(NamedTuple):
    """What came of wishes, and the region as it is then (None: nothing was written)."""

    judged: Judged
    opened: OpenRegion | None


def add_orders(root: Path, target: Target, wishes: Sequence[Wish]) -> Added:
    """Judge every wish and write those that may stand into the register of ``target``; the others are told.

    Raises:
        edugrid.intent.problems.IntentError: the region itself has problems; the register is as it was.

    """
    judged = judge(load_intent(root, target.city), target.scope, wishes)
    if not judged.orders:
        return Added(judged, None)
    return Added(judged, edit_register(root, target.city, [_row(order) for order in judged.orders]))


def _row(order: BlockOrder) -> dict[str, str]:
    values = order.model_dump(mode="json", exclude_none=True)
    values["created"] = order.created.isoformat(timespec="minutes")
    return {name: str(values[name]) for name in FIRST_COLUMNS}
