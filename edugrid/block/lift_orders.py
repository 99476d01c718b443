"""Orders end before their day."""

from collections.abc import Collection
from pathlib import Path

from edugrid.block.edit_register import edit_register
from edugrid.block.errors import BlockError
from edugrid.intent.load import load_intent
from edugrid.intent.moment import moment
from edugrid.region import OpenRegion
from edugrid.text import Text


def lift_orders(root: Path, city: str, ids: Collection[str], by: str) -> OpenRegion:
    """Note in the register of ``city`` when and by whom each order was lifted; the rows stay.

    Raises:
        BlockError: an id is unknown or its order is over; nothing is written.
        edugrid.intent.problems.IntentError: the region has problems; the register is as it was.

    """
    intent = load_intent(root, city)
    rows = {row.id: row for row in intent.cities[0].registers.blocks}
    for one in ids:
        if one not in rows or not rows[one].active(intent.at):
            raise BlockError(
                Text(f"no order {one} is in force in {city}", f"{city} 没有生效中的封堵 {one}"),
                Text(f"run: edugrid block list {city}", f"请运行：edugrid block list {city}"),
            )
    now = moment().replace(second=0, microsecond=0, tzinfo=None).isoformat(timespec="minutes")
    return edit_register(root, city, [{"id": one, "lifted": now, "lifted_by": by} for one in sorted(ids)])
