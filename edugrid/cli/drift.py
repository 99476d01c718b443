"""``edugrid drift REGION``."""

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.give import give
from edugrid.cli.options import Jobs, Region
from edugrid.cli.paths import inventories, state
from edugrid.drift.extent import Extent
from edugrid.text import Text, language

if TYPE_CHECKING:
    from datetime import datetime

    from edugrid.drift.formats import Format
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.noted import NotedRun
    from edugrid.drift.record import DriftRecord


def drift(  # noqa: PLR0913, PLR0917 - one parameter an option
    region: Region,
    fmt: Annotated[
        Literal["text", "json", "sarif", "junit", "html", "prometheus"],
        typer.Option("--format", help="text | json | sarif | junit | html | prometheus"),
    ] = "text",
    only: Annotated[Literal["cloud", "network"] | None, typer.Option("--only", help="cloud | network")] = None,
    jobs: Jobs = None,
    keep: Annotated[bool, typer.Option("--history/--no-history", help="note it in the history")] = True,  # noqa: FBT002 - typer's way
    notify: Annotated[bool, typer.Option("--notify", help="tell the channels of EDUGRID_NOTIFY what changed")] = False,  # noqa: FBT002 - the same
    out: Annotated[
        Path | None, typer.Option("--out", help="FILE, there whole or as it was; absent: the screen")
    ] = None,
    facts: Annotated[  # noqa: FBT002 - typer's way
        bool, typer.Option("--facts", help="also ask devices: neighbours, sessions, ONUs, routes, unsaved changes")
    ] = False,
    unowned: Annotated[  # noqa: FBT002 - the same
        bool, typer.Option("--unowned", help="also list lines of devices that no template owns; they alarm nobody")
    ] = False,
    ports: Annotated[  # noqa: FBT002 - the same
        bool, typer.Option("--ports", help="also knock at the addresses of the clouds: ports that answer unlisted")
    ] = False,
    comply: Annotated[  # noqa: FBT002 - the same
        bool, typer.Option("--comply", help="also the controls of classified protection that do not hold")
    ] = False,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", min=1, metavar="SECONDS", help="of a province: the rest is for the next run"),
    ] = None,
    fresh: Annotated[  # noqa: FBT002 - the same
        bool, typer.Option("--fresh", help="of a province: do not go on with a run that was cut off")
    ] = False,
    dates: Annotated[  # noqa: FBT002 - the same
        bool, typer.Option("--dates", hidden=True, help="note dates of timetables though the run itself is not noted")
    ] = False,
) -> None:
    """List what differs from the intent; exit 0 clean, 3 drift. No state of a cloud or device is written.

    The cities of a province are looked at side by side, --jobs at once, each in a process of its own. A run that was
    cut off is gone on with. Exit 1: the last run over the region still goes on.
    """
    if notify and not keep:
        raise typer.BadParameter("the history says what changed", param_hint="--notify --no-history")
    worlds = (only,) if only else ("cloud", "network")
    extent = Extent(facts=facts, unowned=unowned, ports=ports, comply=comply)
    if not keep:
        records, run = _look(region, worlds, extent, jobs, timeout, keep=False, fresh=fresh, dates=dates)
    else:
        from edugrid.drift.sweep.look_lock import look_lock

        with look_lock(state(), region, worlds):
            records, run = _look(region, worlds, extent, jobs, timeout, keep=True, fresh=fresh, dates=True)
    if run is not None:
        records = run.told(records)
    _give(records, fmt, region, out)
    if notify and run is not None:
        from edugrid.cli.notify_common import tell_run

        tell_run(run, region)
    if any(record.exception is None for record in records):
        raise typer.Exit(3)


def _give(records: "tuple[DriftRecord, ...]", fmt: "Format", region: str, out: Path | None) -> None:
    from edugrid.drift.formats import show

    text = show(records, fmt, language(), region)
    give(text, out, 0o644)  # node_exporter and web servers are other users


def _look(  # noqa: PLR0913 - the options that say where and how far
    region: str,
    worlds: tuple[str, ...],
    extent: Extent,
    jobs: int | None,
    timeout: float | None,
    *,
    keep: bool,
    fresh: bool,
    dates: bool,
) -> "tuple[tuple[DriftRecord, ...], NotedRun | None]":
    from edugrid.drift.history.moment import utc_now

    root, started = inventories(), utc_now()
    cities = _cities(root, region)
    if cities:
        from edugrid.cli.look_at_many import Wish, look_at_many
        from edugrid.cloud.side_by_side import default_jobs

        def note(city: str, records: "tuple[DriftRecord, ...]") -> "NotedRun | None":
            return _noted(city, worlds, records, started, extent) if keep else None

        wish = Wish(region, cities, worlds, jobs or default_jobs(), timeout, fresh, note, extent.options, dates=keep)
        found = look_at_many(wish)
        if keep:
            _close_removed(root, region)
        return found
    from edugrid.cli.progress_bars import progress_bars
    from edugrid.drift.observe import observe
    from edugrid.intent.problems import IntentError
    from edugrid.region import open_region

    try:
        opened = open_region(root, region)
    except IntentError as error:
        if keep and any(problem.rule == "no-region" for problem in error.problems):
            _close_removed(root, region)
        raise
    if dates and "cloud" in worlds:
        from edugrid.cli.note_dates import note_dates

        note_dates(opened.intent)
    with progress_bars() as bars:
        records = observe(root, opened, os.environ, bars, worlds, jobs, extent)
    if not keep:
        return records, None
    _close_removed(root, region)
    return records, _noted(region, worlds, records, started, extent)


def _cities(root: Path, region: str) -> tuple[str, ...]:
    """The cities of a province; empty for anything else."""
    name = region.strip("/")
    if "/" in name or not (root / name / "province.yml").is_file():
        return ()
    return tuple(sorted(str(path.parent.relative_to(root)) for path in (root / name).glob("*/city.yml")))


def _close_removed(root: Path, region: str) -> None:
    """Findings of regions that have left the tree are closed with that reason."""
    from edugrid.cli.history import history
    from edugrid.drift.history.close_removed import close_removed
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.moment import utc_now

    files = (root / region.strip("/").split("/")[0]).rglob("*.yml")
    there = {
        str(path.parent.relative_to(root)) for path in files if path.name in {"province.yml", "city.yml", "county.yml"}
    }
    try:
        gone = close_removed(history(), region.strip("/"), there, utc_now(), getpass.getuser())
    except HistoryError as error:
        _tell(error)
        return
    if gone:
        listed = ", ".join(gone)
        told = Text(
            f"no longer in the tree, their findings are closed: {listed}", f"已不在目录中，其未处理发现已关闭：{listed}"
        )
        typer.echo(told.show(language()), err=True)


def _tell(error: "HistoryError") -> None:
    typer.echo(f"! {error.text.show(language())}; {error.hint.show(language())}", err=True)


def _noted(
    region: str, worlds: tuple[str, ...], records: "tuple[DriftRecord, ...]", started: "datetime", extent: Extent
) -> "NotedRun | None":
    """What the history says has changed; a history that fails is told and stops nothing."""
    from edugrid.cli.history import history
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.note_run import note_run

    try:
        return note_run(
            history(),
            region,
            worlds,
            records,
            started=started,
            ended=utc_now(),
            operator=getpass.getuser(),
            skipped=extent.skipped,
        )
    except HistoryError as error:
        _tell(error)
        return None
