"""Write down what people did."""

from typing import TYPE_CHECKING

from edugrid.drift.history.guarded import guarded
from edugrid.drift.history.past import PastEvent

if TYPE_CHECKING:
    from sqlalchemy import Engine


@guarded()
def note_event(engine: "Engine", event: PastEvent, *, once: bool = False) -> None:
    """Add ``event``; its time is UTC without a zone. ``once``: not when the same is there already, whenever that was.

    Raises:
        edugrid.drift.history.errors.HistoryError: the database refuses it.

    """
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from edugrid.drift.history.tables import EventRow

    limits = {"about": 200, "result": 100, "who": 100}  # PostgreSQL refuses longer ones
    row = EventRow(**{name: value[: limits.get(name)] if isinstance(value, str) else value for name, value in event})
    with Session(engine) as session, session.begin():
        same = select(EventRow.id).where(
            *(getattr(EventRow, name) == getattr(row, name) for name in ("region", "kind", "about", "result"))
        )
        if not once or session.scalar(same.limit(1)) is None:
            session.add(row)
