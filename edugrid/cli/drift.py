"""``edugrid drift REGION``."""

import getpass
import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Jobs, Region
from edugrid.cli.paths import inventories
from edugrid.text import language

if TYPE_CHECKING:
    from datetime import datetime

    from edugrid.drift.record import DriftRecord


def drift(
    region: Region,
    fmt: Annotated[
        Literal["text", "json", "sarif", "junit", "html", "prometheus"],
        typer.Option("--format", help="text | json | sarif | junit | html | prometheus"),
    ] = "text",
    only: Annotated[Literal["cloud", "network"] | None, typer.Option("--only", help="cloud | network")] = None,
    jobs: Jobs = None,
    keep: Annotated[bool, typer.Option("--history/--no-history", help="note it in the history")] = True,  # noqa: FBT002 - typer's way
) -> None:
    """List what differs from the intent; exit 0 clean, 3 drift. No state of a cloud or device is written."""
    from edugrid.cli.progress_bars import progress_bars
    from edugrid.drift.formats import show
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.observe import observe
    from edugrid.region import open_region

    root = inventories()
    opened = open_region(root, region)
    worlds = (only,) if only else ("cloud", "network")
    started = utc_now()
    with progress_bars() as bars:
        records = observe(root, opened, os.environ, bars, worlds, jobs)
    if keep:
        records = _noted(region, worlds, records, started)
    typer.echo(show(records, fmt, language(), region), nl=False)
    if any(record.exception is None for record in records):
        raise typer.Exit(3)


def _noted(
    region: str, worlds: tuple[str, ...], records: "tuple[DriftRecord, ...]", started: "datetime"
) -> "tuple[DriftRecord, ...]":
    """The records with the day since when each is known; a history that fails is told and stops nothing."""
    from edugrid.cli.history import history
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.note_run import note_run

    try:
        run = note_run(history(), region, worlds, records, started=started, ended=utc_now(), operator=getpass.getuser())
    except HistoryError as error:
        typer.echo(f"! {error.text.show(language())}; {error.hint.show(language())}", err=True)
        return records
    since = {(item.record.region, item.record.identity): item.first_seen for item in run.open}
    return tuple(record.model_copy(update={"first_seen": since[record.region, record.identity]}) for record in records)
