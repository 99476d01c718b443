"""The report as one HTML file that opens without a network."""

from datetime import datetime
from typing import Final

from edugrid.drift.record import DriftRecord
from edugrid.report.changes import changes
from edugrid.report.data import ReportData
from edugrid.report.environment import environment
from edugrid.report.gantt import gantt
from edugrid.report.heat import heat
from edugrid.report.overview import DeviceRow, Overview
from edugrid.report.quota_sheets import quota_sheet, term_sheet
from edugrid.report.sheet import Sheet
from edugrid.report.summary import summary
from edugrid.report.topology import topology
from edugrid.report.trend_picture import trend_picture

MANY: Final = 500


def html(data: ReportData, lang: str, *, other: str | None = None, files: tuple[str, ...] = ()) -> str:
    """The whole page in ``lang`` (``zh`` or ``en``).

    Args:
        data: the report.
        lang: language of the page.
        other: relative address of the page in the other language, linked from the head.
        files: relative addresses of the page's data, linked from the foot.

    """
    page = environment("zh" if lang == "zh" else "en").get_template("page.html.j2")
    return page.render(
        data=data,
        summary=summary(data),
        heat=heat(data),
        drift=_worst(data.drift or ()),
        trend=trend_picture(data.trend) if data.trend else None,
        changes=changes(data.past) if data.past else None,
        gantt=gantt(data.sites, data.today, lang),
        governance=[_filled(quota_sheet(data.quota, lang)), _filled(term_sheet(data.terms, lang))],
        sketches=[topology(city) for city in data.overview.cities],
        devices=_by_city(data.overview),
        places={device.name: device for device in data.overview.devices},
        made=_shown(data.made),
        planned=None if data.plan is None else _shown(data.plan.created),
        other=other,
        files=files,
    )


def _worst(records: tuple[DriftRecord, ...]) -> tuple[DriftRecord, ...]:
    """All of them in their order, or the worst where there are more than anybody reads and a browser draws at once."""
    if len(records) <= MANY:
        return records
    return tuple(sorted(records, key=lambda record: ("high", "medium", "low").index(record.severity))[:MANY])


def _by_city(overview: Overview) -> list[tuple[str, tuple[DeviceRow, ...]]]:
    """The devices in one table without a title, or, where they are many, in one a city that is opened by hand."""
    if len(overview.devices) <= MANY:
        return [("", overview.devices)]
    rows: dict[str, list[DeviceRow]] = {city.region: [] for city in overview.cities}
    for device in overview.devices:
        rows.setdefault("/".join(device.region.split("/")[:2]), []).append(device)
    names = {city.region: city.name for city in overview.cities}
    return [(names.get(region, region), tuple(listed)) for region, listed in rows.items() if listed]


def _filled(sheet: Sheet) -> Sheet:
    """Without the columns in which nothing stands."""
    kept = [index for index in range(len(sheet.head)) if any(row[index] is not None for row in sheet.rows)]
    rows = tuple(tuple(row[index] for index in kept) for row in sheet.rows)
    return Sheet(sheet.title, tuple(sheet.head[index] for index in kept), rows)


def _shown(moment: str) -> str:
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    zone = parsed.strftime("%z")
    return parsed.strftime("%Y-%m-%d %H:%M") + (f" UTC{zone[:3]}:{zone[3:5]}" if zone else "")
