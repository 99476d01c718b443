"""Drift in the format that was asked for."""

from collections.abc import Sequence
from typing import Literal

from edugrid.drift.record import DriftRecord

Format = Literal["text", "json", "sarif", "junit", "html", "prometheus"]


def show(records: Sequence[DriftRecord], fmt: Format, language: str, region: str, *, colour: bool = False) -> str:
    """The records as text of ``fmt``; people's formats are in ``language``."""
    if fmt == "json":
        from edugrid.drift.formats.json import as_json

        return as_json(records)
    if fmt == "sarif":
        from edugrid.drift.formats.sarif import as_sarif

        return as_sarif(records)
    if fmt == "junit":
        from edugrid.drift.formats.junit import as_junit

        return as_junit(records)
    if fmt == "prometheus":
        from edugrid.drift.formats.prometheus import as_prometheus

        return as_prometheus(records, region)
    if fmt == "html":
        from edugrid.drift.formats.html import as_html

        return as_html(records, language, region=region)
    from edugrid.drift.formats.text import as_text

    return as_text(records, language, colour=colour)
