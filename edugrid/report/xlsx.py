"""The report as a workbook."""

from datetime import datetime

from edugrid.report.data import ReportData
from edugrid.report.sheets import sheets
from edugrid.report.workbook import workbook


def xlsx(data: ReportData, lang: str) -> bytes:
    """A workbook: overview, schools, devices, clouds, plan, drift, timetable and what ends, one table a sheet."""
    return workbook(sheets(data, lang), data.title, datetime.fromisoformat(data.made))
