"""Drift records in the formats of people, CI servers and monitoring."""

from edugrid.drift.formats.html import as_html
from edugrid.drift.formats.json import as_json
from edugrid.drift.formats.junit import as_junit
from edugrid.drift.formats.prometheus import as_prometheus
from edugrid.drift.formats.sarif import as_sarif
from edugrid.drift.formats.show import Format, show
from edugrid.drift.formats.text import as_text

__all__ = ["Format", "as_html", "as_json", "as_junit", "as_prometheus", "as_sarif", "as_text", "show"]
