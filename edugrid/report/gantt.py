"""Geometry of the timetable picture: a row a site, a bar a stage."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from edugrid.report.text_width import text_width
from edugrid.retire.stages import STAGE_TITLES
from edugrid.retire.status import SiteStatus, Stage

WIDTH = 1040
_LEFT, _RIGHT, _HEAD, _ROW, _BAR = 10, 10, 34, 74, 24
_MANY_YEARS = 8
_MIN_BAR = 15.0


class Tick(NamedTuple):
    """A line at the start of a year (``major``) or quarter."""

    x: float
    label: str
    major: bool


class Bar(NamedTuple):
    """One stage, from the previous stage's last day (``start``) to its own; the first one is only a ``point``."""

    x: float
    width: float
    number: int
    stage: Stage
    start: date | None
    label: str
    point: bool


class Late(NamedTuple):
    """From the last day that was missed until today."""

    x: float
    width: float
    days: int


class Row(NamedTuple):
    """One site; ``y`` is the top of its bars."""

    site: SiteStatus
    y: float
    bars: tuple[Bar, ...]
    late: Late | None


class Gantt(NamedTuple):
    """The picture, in pixels."""

    width: float
    height: float
    head: float
    bar: float
    ticks: tuple[Tick, ...]
    today: float
    rows: tuple[Row, ...]


def gantt(sites: Sequence[SiteStatus], today: date, lang: str) -> Gantt:
    """Place every bar; an empty picture when there are no sites.

    Bars are at least 15 px wide so that their number can be read; they never overlap by more than that.
    """
    days = [stage.due for site in sites for stage in site.stages] or [today]
    first = _quarter(min(*days, today) - timedelta(days=30))
    last = _next_quarter(max(*days, today))
    scale = (WIDTH - _LEFT - _RIGHT) / (last - first).days

    def at(day: date) -> float:
        return round(_LEFT + (day - first).days * scale, 1)

    rows = []
    for number, site in enumerate(sites):
        y = _HEAD + 34 + number * _ROW
        late = next((stage for stage in site.stages if stage.state == "overdue"), None)
        rows.append(
            Row(
                site=site,
                y=y,
                bars=tuple(_bars(site, at, lang)),
                late=None if late is None else Late(at(late.due), at(today) - at(late.due), (today - late.due).days),
            )
        )
    return Gantt(
        width=WIDTH,
        height=_HEAD + 14 + len(sites) * _ROW,
        head=_HEAD,
        bar=_BAR,
        ticks=tuple(_ticks(first, last, at)),
        today=at(today),
        rows=tuple(rows),
    )


def _bars(site: SiteStatus, at: Callable[[date], float], lang: str) -> Iterator[Bar]:
    before: date | None = None
    edge = 0.0
    for number, stage in enumerate(site.stages, start=1):
        end = at(stage.due)
        start = end if before is None else max(at(before), edge)
        width = max(end - start, _MIN_BAR)
        title = STAGE_TITLES[stage.name].show(lang) if stage.name in STAGE_TITLES else stage.name
        label = f"{number} {title}"
        fits = text_width(label, 11.5) <= width - 8
        yield Bar(start, round(width, 1), number, stage, before, label if fits else str(number), before is None)
        edge = end if before is None else start + width
        before = stage.due


def _ticks(first: date, last: date, at: Callable[[date], float]) -> Iterator[Tick]:
    by_year = last.year - first.year > _MANY_YEARS
    day = first
    while day < last:
        major = day.month == 1 or day == first
        if major or not by_year:
            yield Tick(at(day), f"{day.year}" if major else f"Q{day.month // 3 + 1}", major)
        day = _next_quarter(day)


def _quarter(day: date) -> date:
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def _next_quarter(day: date) -> date:
    return _quarter(_quarter(day) + timedelta(days=95))
