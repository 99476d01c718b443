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

    from edugrid.drift.history.noted import NotedRun
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
    notify: Annotated[bool, typer.Option("--notify", help="tell the channels of EDUGRID_NOTIFY what changed")] = False,  # noqa: FBT002 - the same
) -> None:
    """List what differs from the intent; exit 0 clean, 3 drift. No state of a cloud or device is written."""
    from edugrid.cli.notify_common import tell_run
    from edugrid.cli.progress_bars import progress_bars
    from edugrid.drift.formats import show
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.observe import observe
    from edugrid.region import open_region

    if notify and not keep:
        raise typer.BadParameter("the history says what changed", param_hint="--notify --no-history")
    root = inventories()
    opened = open_region(root, region)
    worlds = (only,) if only else ("cloud", "network")
    started = utc_now()
    with progress_bars() as bars:
        records = observe(root, opened, os.environ, bars, worlds, jobs)
    run = _noted(region, worlds, records, started) if keep else None
    if run is not None:
        since = {(item.record.region, item.record.identity): item.first_seen for item in run.open}
        records = tuple(
            record.model_copy(update={"first_seen": since[record.region, record.identity]}) for record in records
        )
    typer.echo(show(records, fmt, language(), region), nl=False)
    if notify and run is not None:
        tell_run(run, region)
    if any(record.exception is None for record in records):
        raise typer.Exit(3)


def _noted(
    region: str, worlds: tuple[str, ...], records: "tuple[DriftRecord, ...]", started: "datetime"
) -> "NotedRun | None":
    """What the history says has changed; a history that fails is told and stops nothing."""
    from edugrid.cli.history import history
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.note_run import note_run

    try:
        return note_run(
            history(), region, worlds, records, started=started, ended=utc_now(), operator=getpass.getuser()
        )
    except HistoryError as error:
        typer.echo(f"! {error.text.show(language())}; {error.hint.show(language())}", err=True)
        return None
