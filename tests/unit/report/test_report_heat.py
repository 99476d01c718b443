"""The map of drift, the week's changes and the planned road, from the kept report."""

import json
from datetime import date
from pathlib import Path

import pytest

from edugrid.report.changes import changes
from edugrid.report.data import ReportData
from edugrid.report.heat import heat
from edugrid.report.html import html
from edugrid.report.read_road import read_road
from edugrid.report.trend_picture import trend_picture
from edugrid.rollout.plan_file import PlanFileError


def test_every_open_difference_is_on_one_tile(data: ReportData) -> None:
    assert data.drift
    rows = heat(data)
    tiles = [tile for row in rows for tile in row.tiles]
    assert [row.name for row in rows] == [city.name for city in data.overview.cities]
    assert len({tile.region for tile in tiles}) == len(tiles)
    assert sum(tile.open for tile in tiles) == sum(record.exception is None for record in data.drift)
    (county,) = [tile for tile in tiles if tile.region == "henan/zhengzhou/zhongmu"]
    assert (county.open, county.worst) == (1, "high"), "zm-agg-1 stands there"
    home = {device.name: device.region for device in data.overview.devices}
    for tile in tiles:
        here = [r for r in data.drift if home.get(r.asset, r.region) == tile.region and r.exception is None]
        severities = {record.severity for record in here}
        worst = next((name for name in ("high", "medium", "low") if name in severities), "none")
        assert tile.worst == worst
    assert {tile.worst for tile in tiles} > {"none"}


def test_what_is_allowed_is_not_hot_and_nobody_looked_is_no_map(data: ReportData) -> None:
    assert data.drift
    allowed = tuple(record.model_copy(update={"exception": "E-1"}) for record in data.drift)
    rows = heat(data.model_copy(update={"drift": allowed}))
    assert {tile.worst for row in rows for tile in row.tiles} == {"none"}
    assert heat(data.model_copy(update={"drift": None})) == ()


def test_the_week_has_what_began_and_what_ended_in_it(data: ReportData) -> None:
    assert data.past
    found = changes(data.past)
    assert [one.asset for one in found.new] == ["zm-agg-1"]
    assert [one.asset for one in found.repaired] == ["xz-agg-1"]
    gone = data.past.findings[2].model_copy(update={"removed": True})
    assert not changes(data.past.model_copy(update={"findings": (gone,)})).repaired


def test_the_line_of_the_trend_lies_in_the_picture(data: ReportData) -> None:
    assert data.trend
    picture = trend_picture(data.trend)
    assert len(picture.weeks) == 12
    assert all(0 <= week.line <= picture.floor <= picture.height for week in picture.weeks)
    highest = min(picture.weeks, key=lambda week: week.line)
    assert highest.week.open == max(week.open for week in data.trend.weeks)
    assert trend_picture(data.trend.model_copy(update={"weeks": ()})).weeks == ()


def test_a_road_is_read_as_it_was_planned(tmp_path: Path) -> None:
    hold = {"kind": "link", "name": "l", "text": {"en": "full", "zh": "已满"}}
    sites = [
        {"region": "henan/b", "name": name, "title": name.upper(), "planned": {"hand_back": day}, "slack_weeks": 2,
         "critical": name == "a", "hold": hold}
        for name, day in (("b", "2028-01-02"), ("a", "2027-01-03"))
    ]  # fmt: skip
    step = {"day": "2026-12-06", "workload": "w", "site": "a", "hold": hold}
    body = {"version": 1, "possible": True, "gap": 0.5, "sites": sites, "critical_path": [step]}
    path = tmp_path / "road.json"
    path.write_text(json.dumps(body), encoding="utf-8")
    road = read_road(path)
    assert [one.title for one in road.sites] == ["A", "B"]
    assert road.sites[0].critical
    assert (road.critical_path[0].site, road.critical_path[0].day) == ("A", date(2026, 12, 6))


@pytest.mark.parametrize("text", ["", "[]", '{"version": 1, "possible": false, "sites": ["a"]}', '{"version": 2}'])
def test_what_is_no_road_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "road.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlanFileError, match="edugrid retire plan"):
        read_road(path)


def test_a_page_of_thousands_shows_the_worst_and_says_so(data: ReportData) -> None:
    assert data.drift
    low = next(record for record in data.drift if record.severity == "low")
    many = tuple(low.model_copy(update={"path": (str(i),)}) for i in range(600))
    page = html(data.model_copy(update={"drift": (*many, *data.drift)}), "en")
    rows = page.split('id="drift-rows"')[1].split("</table>")[0]
    assert rows.count("<tr data-world") == 500
    assert rows.count('data-severity="high"') == sum(record.severity == "high" for record in data.drift)
    assert f"The first 500; the workbook holds all {600 + len(data.drift)}." in page


def test_a_province_of_many_rooms_shows_what_is_under_way(data: ReportData) -> None:
    page = html(data.model_copy(update={"sites": data.sites * 30}), "en")
    states = [stage.state for site in data.sites * 30 for stage in site.stages]
    assert page.count('<tr class="s-') == sum(state in {"current", "overdue"} for state in states)
    assert "Only stages in progress or late" in page
