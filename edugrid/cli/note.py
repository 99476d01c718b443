"""What people did: for the audit log, without which nothing is done, and for the history, which stops nothing."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from edugrid.cli.audit_log import ANCHOR, audit_log, log_place
from edugrid.cli.permit import NOBODY, Permit
from edugrid.text import language

if TYPE_CHECKING:
    from edugrid.audit.entry import AuditEntry, Event


@dataclass
class Entry:
    """One event while it happens; whoever knows better sets ``result``. ``permit`` is the proof of ``who``.

    ``quiet``: nothing came of it; it stands in the audit log only.
    """

    region: str
    kind: str
    about: str
    result: str = "done"
    who: str = ""
    why: str = ""
    permit: Permit = NOBODY
    quiet: bool = False


def begin(entry: Entry) -> None:
    """Write down that ``entry`` is about to touch something.

    Raises:
        edugrid.audit.errors.AuditError: it cannot be written; nothing may be touched then.

    """
    _audit("begun", entry, result="")


def note(entry: Entry, *, once: bool = False, event: "Event" = "noted") -> None:
    """Write ``entry`` into both; ``event`` is ``ended`` for what was begun.

    ``once``: a fact, not an act: into the history only, and not when the same is there already.

    Raises:
        edugrid.audit.errors.AuditError: the audit log cannot be written.

    """
    kept = None if once else _audit(event, entry, result=entry.result)
    if entry.quiet:
        return
    event_row = (entry.region, entry.kind, entry.about, entry.result, entry.who or entry.permit.who, entry.why)
    _history(*event_row, once=once)
    if kept is not None:
        # where the history is another machine's database, the end of the log cannot be cut off unseen
        _history(ANCHOR, ANCHOR, f"entry {kept.number}", kept.hash, kept.user, log_place())


@contextmanager
def noting(region: str, kind: str, about: str, why: str = "", permit: Permit = NOBODY) -> Iterator[Entry]:
    """Do something between two entries of the audit log; how it ended is written down also when it raises.

    Raises:
        edugrid.audit.errors.AuditError: the log cannot be written: before, then nothing is done; or after.

    """
    entry = Entry(region, kind, about, who=permit.who, why=why, permit=permit)
    begin(entry)
    try:
        yield entry
    except typer.Exit as stop:
        if stop.exit_code:
            entry.result = f"failed (exit {stop.exit_code})"
        note(entry, event="ended")
        raise
    except BaseException as error:
        entry.result = f"stopped: {type(error).__name__}"
        note(entry, event="ended")
        raise
    note(entry, event="ended")


def _audit(event: "Event", entry: Entry, result: str) -> "AuditEntry":
    from edugrid.audit.append import append

    said = entry.permit.statement
    return append(
        audit_log(),
        event,
        region=entry.region,
        kind=entry.kind,
        about=entry.about,
        result=result,
        who=entry.who or entry.permit.who,
        why=entry.why,
        proof=said.model_dump(mode="json") if said and event == "begun" else None,
    )


def _history(region: str, kind: str, about: str, result: str, who: str, why: str, *, once: bool = False) -> None:
    from edugrid.cli.history import history
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.note_event import note_event
    from edugrid.drift.history.past import PastEvent

    event = PastEvent(
        at=utc_now(),
        region=region,
        kind=kind,
        about=about,
        result=result,
        who=who or getpass.getuser(),
        why=why,
    )
    try:
        note_event(history(), event, once=once)
    except HistoryError as error:
        if region != ANCHOR:  # it was told a moment ago
            typer.echo(f"! {error.text.show(language())}; {error.hint.show(language())}", err=True)
