"""Events of some kinds, as the history holds them."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from edugrid.drift.history.below import below
from edugrid.drift.history.guarded import guarded
from edugrid.drift.history.past import PastEvent

if TYPE_CHECKING:
    from sqlalchemy import Engine


@guarded()
def read_events(engine: "Engine", region: str, kinds: Collection[str]) -> tuple[PastEvent, ...]:
    """Events of ``region`` and below, the oldest first.

    Raises:
        edugrid.drift.history.errors.HistoryError: the database cannot be read.

    """
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from edugrid.drift.history.tables import EventRow

    here = below(EventRow.region, region)
    wanted = select(EventRow).where(here, EventRow.kind.in_(tuple(kinds))).order_by(EventRow.at, EventRow.id)
    with Session(engine) as session:
        return tuple(
            PastEvent.model_validate({name: getattr(row, name) for name in PastEvent.model_fields})
            for row in session.scalars(wanted)
        )
