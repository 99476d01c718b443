"""The last days of a timetable, for the history: a date that is moved later is told by drift."""

import getpass
from typing import TYPE_CHECKING

import typer

from edugrid.text import language

if TYPE_CHECKING:
    from edugrid.intent.tree import Intent


def note_dates(intent: "Intent") -> None:
    """Write down every date of the target that the history does not know yet; one that fails is told and stops nothing."""
    from edugrid.cli.history import history
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.note_event import note_event
    from edugrid.drift.history.past import PastEvent
    from edugrid.drift.history.read_events import read_events
    from edugrid.retire.due_dates import due_dates
    from edugrid.retire.memory import TIMETABLE

    dates = due_dates(intent)
    if not dates:
        return
    try:
        engine = history()
        known = {(event.about, event.result) for event in read_events(engine, intent.target, (TIMETABLE,))}
        for region, about, due in dates:
            if (about, due.isoformat()) not in known:
                note_event(
                    engine,
                    PastEvent(
                        at=utc_now(),
                        region=region,
                        kind=TIMETABLE,
                        about=about,
                        result=due.isoformat(),
                        who=getpass.getuser(),
                        why="",
                    ),
                )
    except HistoryError as error:
        typer.echo(f"! {error.text.show(language())}; {error.hint.show(language())}", err=True)
