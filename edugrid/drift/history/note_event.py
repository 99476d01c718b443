"""Write down what people did."""

from typing import TYPE_CHECKING

from edugrid.drift.history.past import PastEvent

if TYPE_CHECKING:
    from sqlalchemy import Engine


def note_event(engine: "Engine", event: PastEvent) -> None:
    """Add ``event``; its time is UTC without a zone."""
    from sqlalchemy.orm import Session

    from edugrid.drift.history.tables import EventRow

    limits = {"about": 200, "result": 100, "who": 100}  # PostgreSQL refuses longer ones
    row = EventRow(**{name: value[: limits.get(name)] if isinstance(value, str) else value for name, value in event})
    with Session(engine) as session, session.begin():
        session.add(row)
