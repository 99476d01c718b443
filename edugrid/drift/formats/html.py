"""Drift as one HTML page."""

from collections.abc import Iterable

from edugrid.drift.masked import masked_drift
from edugrid.drift.record import DriftRecord


def as_html(records: Iterable[DriftRecord], lang: str, *, region: str | None = None) -> str:
    """The drift table of the report as a page of its own, with filter and sort; it opens without a network."""
    from edugrid.report.environment import environment

    found = masked_drift(records)
    name = region or ", ".join(sorted({record.region for record in found}))
    return environment("zh" if lang == "zh" else "en").get_template("drift.html.j2").render(records=found, region=name)
