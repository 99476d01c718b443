"""Geometry of the trend: open differences as a line, new and repaired ones as bars."""

from typing import NamedTuple

from edugrid.drift.history.trend import Trend, Week

WIDTH, HEIGHT = 1040, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 14, 30


class WeekBars(NamedTuple):
    """One week, in pixels: ``x`` is its middle, ``line`` the height of what is open, bars grow from ``floor``."""

    week: Week
    x: float
    line: float
    new: float
    repaired: float


class TrendPicture(NamedTuple):
    """The picture; ``marks`` are (y, number) of the scale, ``bar`` the width of one bar."""

    width: int
    height: int
    floor: float
    bar: float
    weeks: tuple[WeekBars, ...]
    marks: tuple[tuple[float, int], ...]

    @property
    def points(self) -> str:
        """The line, as SVG wants it."""
        return " ".join(f"{week.x:.1f},{week.line:.1f}" for week in self.weeks)


def trend_picture(trend: Trend) -> TrendPicture:
    """Lay out the weeks of ``trend``."""
    top = max((max(week.open, week.new + week.returned, week.repaired) for week in trend.weeks), default=0)
    top = max(top, 4)
    floor, tall = HEIGHT - _BOTTOM, HEIGHT - _TOP - _BOTTOM
    step = (WIDTH - _LEFT - _RIGHT) / max(len(trend.weeks), 1)

    def height(count: int) -> float:
        return tall * count / top

    weeks = tuple(
        WeekBars(
            week,
            _LEFT + step * (index + 0.5),
            floor - height(week.open),
            height(week.new + week.returned),
            height(week.repaired),
        )
        for index, week in enumerate(trend.weeks)
    )
    marks = tuple((floor - height(count), count) for count in sorted({0, top // 2, top}))
    return TrendPicture(WIDTH, HEIGHT, floor, min(step * 0.3, 26), weeks, marks)
