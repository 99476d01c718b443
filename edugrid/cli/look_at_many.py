"""Drift of a whole province: its cities side by side."""

import sys
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import typer

from edugrid.cli.paths import state
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from edugrid.drift.history.noted import NotedRun
    from edugrid.drift.record import DriftRecord
    from edugrid.drift.sweep.looked import Looked

_PERIODS: Final[dict[tuple[str, ...], timedelta]] = {("network",): timedelta(minutes=55)}
_NIGHT: Final = timedelta(hours=20)
"""A run that was cut off less than this ago is gone on with: the nightly one before the next night."""


@dataclass(frozen=True)
class Wish:
    """``region`` is a province; ``jobs`` cities at once, for ``seconds``; ``fresh``: never go on with an earlier run.

    ``extra`` are the words of options that every city's look gets. ``note`` writes a city's records into the history (None: nothing was
    written); ``dates``: each look notes the dates of its timetables there.
    """

    region: str
    cities: tuple[str, ...]
    worlds: tuple[str, ...]
    jobs: int
    seconds: float | None
    fresh: bool
    note: "Callable[[str, tuple[DriftRecord, ...]], NotedRun | None]"
    extra: tuple[str, ...] = ()
    dates: bool = False


def look_at_many(wish: Wish) -> "tuple[tuple[DriftRecord, ...], NotedRun | None]":
    """Records of all cities, and what the history says has changed; what was not got to is named on standard error.

    Raises:
        edugrid.intent.problems.IntentError: no city could be looked at, and the province as a whole is wrong.

    """
    from datetime import UTC, datetime

    from edugrid.cli.progress_bar import progress_bar
    from edugrid.drift.history.noted import NotedRun
    from edugrid.drift.sweep.sweep import Bounds, sweep
    from edugrid.drift.sweep.sweep_book import SweepBook

    folder = (
        state()
        / "sweeps"
        / f"{wish.region.strip('/')}-{'-'.join((*wish.worlds, *(word.strip('-') for word in wish.extra)))}"
    )
    period = timedelta() if wish.fresh else _PERIODS.get(wish.worlds, _NIGHT)
    book = SweepBook.open(folder, wish.cities, period, datetime.now(UTC))
    _say_resumed(book.done, book.since)
    only = ("--only", wish.worlds[0]) if len(wish.worlds) == 1 else ()

    def command(city: str) -> tuple[str, ...]:
        look = ("drift", city, "--format", "json", "--no-history", "--jobs", "1", *only, *wish.extra)
        dates = ("--dates",) if wish.dates else ()
        return (sys.executable, "-m", "edugrid", "--lang", "en", *look, *dates)

    def done(looked: "Looked") -> "Looked":
        looked = looked.model_copy(update={"noted": wish.note(looked.region, looked.records)})
        book.save(looked)
        return looked

    with progress_bar(f"drift {wish.region}") as progress:
        left = [city for city in wish.cities if city not in book.done]
        found = sweep(left, command, wish.worlds, Bounds(wish.jobs, wish.seconds), done, progress)
    _say_missed([looked.region for looked in found if looked.missed], wish.region)
    if not any(looked.missed for looked in found):
        book.finish()
    if found and all(looked.failed for looked in found):
        # nobody could be looked at: is it the province's own file?
        from edugrid.cli.paths import inventories
        from edugrid.region import open_region

        open_region(inventories(), wish.region)
    every = {looked.region: looked for looked in found} | book.done
    records = tuple(record for city in wish.cities for record in every[city].records)
    noted = [every[city].noted for city in wish.cities]
    runs = [run for run in noted if run is not None]
    if not runs:
        return records, None
    return records, NotedRun(
        run_id=max(run.run_id for run in runs),
        open=tuple(item for run in runs for item in run.open),
        gone=tuple(item for run in runs for item in run.gone),
    )


def _say_resumed(done: "Collection[str]", since: object) -> None:
    if done:
        listed = ", ".join(sorted(done))
        told = Text(
            f"going on with the run of {since}, which was cut off; looked at already: {listed}",
            f"继续 {since} 开始、中途中断的检查；已完成：{listed}",
        )
        typer.echo(told.show(language()), err=True)


def _say_missed(missed: "Collection[str]", region: str) -> None:
    if missed:
        listed = ", ".join(missed)
        told = Text(
            f"! the time was over before these were looked at: {listed}; the next `edugrid drift {region}` goes on there",
            f"! 时间已到，尚未检查：{listed}；下一次 edugrid drift {region} 从此处继续",
        )
        typer.echo(told.show(language()), err=True)
