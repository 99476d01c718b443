"""Geometry of the sketch: clouds, city, counties, schools."""

from typing import NamedTuple

from edugrid.report.overview import CityRow, CloudRow, CountyRow, SchoolRow

WIDTH = 1040
_GAP, _CLOUD_W, _CLOUD_H, _CITY_W, _CITY_H, _DROP = 20, 300, 64, 340, 58, 34
_COLUMNS, _SCHOOLS, _LINE, _COUNTY_HEAD = 3, 6, 21, 62


class CloudBox(NamedTuple):
    """A tenancy at the top."""

    x: float
    y: float
    width: float
    height: float
    cloud: CloudRow


class CountyBox(NamedTuple):
    """A county with its first schools; ``more`` are those that found no room."""

    x: float
    y: float
    width: float
    height: float
    county: CountyRow
    schools: tuple[tuple[float, SchoolRow], ...]
    more: int


class Topology(NamedTuple):
    """The picture of one city, in pixels; ``lines`` are polylines as SVG points."""

    width: float
    height: float
    city: CityRow
    x: float
    y: float
    city_width: float
    city_height: float
    clouds: tuple[CloudBox, ...]
    counties: tuple[CountyBox, ...]
    lines: tuple[str, ...]


def topology(city: CityRow) -> Topology:
    """Place every box: clouds in one row, the city below, counties in rows of three."""
    middle = WIDTH / 2
    lines: list[str] = []
    clouds: list[CloudBox] = []
    cloud_w = min(_CLOUD_W, (WIDTH - _GAP * (len(city.clouds) - 1)) / max(len(city.clouds), 1))
    left = middle - (len(city.clouds) * (cloud_w + _GAP) - _GAP) / 2
    city_y: float = 1 + (_CLOUD_H + _DROP if city.clouds else 0)
    for number, cloud in enumerate(city.clouds):
        x = left + number * (cloud_w + _GAP)
        clouds.append(CloudBox(x, 1, cloud_w, _CLOUD_H, cloud))
        bend = city_y - _DROP / 2
        lines.append(
            _points((x + cloud_w / 2, 1 + _CLOUD_H), (x + cloud_w / 2, bend), (middle, bend), (middle, city_y))
        )
    counties, height = _counties(city, city_y + _CITY_H, lines)
    return Topology(
        WIDTH, height + 1, city, middle - _CITY_W / 2, city_y, _CITY_W, _CITY_H, tuple(clouds), counties, tuple(lines)
    )


def _counties(city: CityRow, below: float, lines: list[str]) -> tuple[tuple[CountyBox, ...], float]:
    columns = min(_COLUMNS, max(len(city.counties), 1))
    width = (WIDTH - 2 * _GAP - _GAP * (columns - 1)) / columns
    boxes: list[CountyBox] = []
    y = below + _DROP
    trunk, middle = 4.0, WIDTH / 2
    for start in range(0, len(city.counties), columns):
        row = city.counties[start : start + columns]
        shown = max(min(len(county.schools), _SCHOOLS) + (len(county.schools) > _SCHOOLS) for county in row)
        height = _COUNTY_HEAD + shown * _LINE + 8
        bus = y - _DROP / 2
        if start == 0:
            lines.append(_points((middle, below), (middle, bus)))
        for number, county in enumerate(row):
            x = _GAP + number * (width + _GAP)
            root = middle if start == 0 else trunk
            lines.append(_points((root, bus), (x + width / 2, bus), (x + width / 2, y)))
            schools = tuple(
                (y + _COUNTY_HEAD + 14 + place * _LINE, school)
                for place, school in enumerate(county.schools[:_SCHOOLS])
            )
            boxes.append(CountyBox(x, y, width, height, county, schools, max(len(county.schools) - _SCHOOLS, 0)))
        if start:
            lines.append(_points((trunk, below + _DROP / 2), (trunk, bus)))
        elif len(city.counties) > columns:
            lines.append(_points((middle, bus), (trunk, bus)))
        y += height + _DROP
    return tuple(boxes), y - _DROP


def _points(*points: tuple[float, float]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
