"""The data of the report, for other programs."""

import json

from edugrid.plain import plain
from edugrid.report.data import ReportData


def as_json(data: ReportData) -> str:
    """``data`` as JSON, schema version 1; bilingual texts are ``{"en": …, "zh": …}``, drift records carry their id."""
    body = plain(data)
    if data.drift is not None:
        body["drift"] = [{"id": record.identity} | plain(record) for record in data.drift]
    body["sites"] = [plain(site) | {"overdue": site.overdue} for site in data.sites]
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
