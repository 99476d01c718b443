"""What people did, for the history; a history that fails is told and stops nothing."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer

from edugrid.cli.permit import NOBODY, Permit
from edugrid.text import language


@dataclass
class Entry:
    """One event while it happens; whoever knows better sets ``result``."""

    region: str
    kind: str
    about: str
    result: str = "done"
    who: str = ""
    why: str = ""


def note(entry: Entry, *, once: bool = False) -> None:
    """Write ``entry`` into the history; ``once``: not when the same is there already."""
    from edugrid.cli.history import history
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.note_event import note_event
    from edugrid.drift.history.past import PastEvent

    event = PastEvent(
        at=utc_now(),
        region=entry.region,
        kind=entry.kind,
        about=entry.about,
        result=entry.result,
        who=entry.who or getpass.getuser(),
        why=entry.why,
    )
    try:
        note_event(history(), event, once=once)
    except HistoryError as error:
        typer.echo(f"! {error.text.show(language())}; {error.hint.show(language())}", err=True)


@contextmanager
def noting(region: str, kind: str, about: str, why: str = "", permit: Permit = NOBODY) -> Iterator[Entry]:
    """Do something and write down how it ended, also when it raises; ``permit`` says who does it."""
    entry = Entry(region, kind, about, who=permit.who, why=why)
    try:
        yield entry
    except typer.Exit as stop:
        if stop.exit_code:
            entry.result = f"failed (exit {stop.exit_code})"
        note(entry)
        raise
    except BaseException as error:
        entry.result = f"stopped: {type(error).__name__}"
        note(entry)
        raise
    note(entry)
