"""One report with every kind of content, kept as a file so that the pages do not move with the inventory."""

from pathlib import Path

import pytest

from edugrid.report.data import ReportData

GOLDEN = Path(__file__).parents[2] / "golden" / "report"


@pytest.fixture(scope="session")
def data() -> ReportData:
    """Two sites, one overdue; five differences; a plan with three changed devices and three cloud steps."""
    return ReportData.model_validate_json((GOLDEN / "input.json").read_bytes())
