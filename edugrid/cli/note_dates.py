"""The last days of a timetable, for the history: a date that is moved later is told by drift."""

import getpass
from typing import TYPE_CHECKING

import typer

from edugrid.text import language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edugrid.retire.status import SiteStatus


def note_dates(region: str, sites: "Iterable[SiteStatus]") -> None:
    """Write down every date of ``region`` that the history does not know yet; one that fails is told and stops nothing."""
    from edugrid.cli.history import history
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.note_event import note_event
    from edugrid.drift.history.past import PastEvent
    from edugrid.drift.history.read_events import read_events
    from edugrid.retire.memory import TIMETABLE

    try:
        engine = history()
        known = {(event.about, event.result) for event in read_events(engine, region, (TIMETABLE,))}
        for site in sites:
            for stage in site.stages:
                about, due = f"{site.name} {stage.name}", stage.due.isoformat()
                if (about, due) not in known:
                    note_event(
                        engine,
                        PastEvent(
                            at=utc_now(),
                            region=site.region,
                            kind=TIMETABLE,
                            about=about,
                            result=due,
                            who=getpass.getuser(),
                            why="",
                        ),
                    )
    except HistoryError as error:
        typer.echo(f"! {error.text.show(language())}; {error.hint.show(language())}", err=True)
