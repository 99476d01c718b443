"""Geometry of the pictures."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from edugrid.report.data import ReportData
from edugrid.report.fitted import fitted
from edugrid.report.gantt import WIDTH, gantt
from edugrid.report.text_width import text_width
from edugrid.report.topology import topology


def test_bars_follow_the_dates(data: ReportData) -> None:
    picture = gantt(data.sites, data.today, "zh")
    for row, site in zip(picture.rows, data.sites, strict=True):
        assert [bar.stage for bar in row.bars] == list(site.stages)
        assert row.bars[0].point
        assert [bar.start for bar in row.bars[1:]] == [stage.due for stage in site.stages[:-1]]
        for before, after in zip(row.bars[1:], row.bars[2:], strict=False):
            assert after.x == pytest.approx(before.x + before.width, abs=0.2)
        assert row.bars[-1].x + row.bars[-1].width <= WIDTH


def test_lateness_runs_from_the_missed_day_to_today(data: ReportData) -> None:
    picture = gantt(data.sites, data.today, "zh")
    late = picture.rows[0].late
    assert late
    assert late.days == (data.today - date(2026, 8, 31)).days == 61
    assert late.x + late.width == pytest.approx(picture.today)
    assert picture.rows[1].late is None


@pytest.mark.parametrize("day", [date(2011, 1, 1), date(2040, 6, 30)])
def test_today_is_always_in_the_picture(data: ReportData, day: date) -> None:
    picture = gantt(data.sites, day, "en")
    assert 0 <= picture.today <= WIDTH
    marks = [tick.x for tick in picture.ticks]
    assert marks == sorted(marks)
    assert all(bar.width >= 15 for row in picture.rows for bar in row.bars)


def test_no_sites_no_rows() -> None:
    assert gantt((), date(2026, 1, 1), "en").rows == ()


def test_stages_on_one_day_keep_their_numbers_readable(data: ReportData) -> None:
    site = data.sites[0]
    day = date(2026, 6, 30)
    stages = tuple(
        stage.model_copy(update={"due": day + timedelta(days=number // 4)}) for number, stage in enumerate(site.stages)
    )
    bars = gantt((site.model_copy(update={"stages": stages}),), day, "en").rows[0].bars
    edges = [(bar.x, bar.x + bar.width) for bar in bars[1:]]
    assert all(after[0] >= before[1] - 0.2 for before, after in pairwise(edges))


def test_sketch_holds_every_county_without_overlap(data: ReportData) -> None:
    city = data.overview.cities[0]
    county = city.counties[0]
    many = tuple(
        county.model_copy(update={"name": f"county {number}", "schools": county.schools * (number % 4)})
        for number in range(8)
    )
    sketch = topology(city.model_copy(update={"counties": many}))
    boxes = sketch.counties
    assert [box.county.name for box in boxes] == [item.name for item in many]
    assert all(len(box.schools) + box.more == len(box.county.schools) for box in boxes)
    for index, one in enumerate(boxes):
        assert one.x >= 0
        assert one.x + one.width <= sketch.width
        assert one.y + one.height <= sketch.height
        for other in boxes[index + 1 :]:
            assert one.x + one.width <= other.x or other.y >= one.y + one.height


def test_texts_fit_their_box() -> None:
    assert text_width("郑州", 10) == pytest.approx(20)
    assert fitted("short", 12, 100) == "short"
    cut = fitted("中牟县第一高级中学初中部东校区", 12, 80)
    assert cut.endswith("…")
    assert text_width(cut, 12) <= 80
