"""The data of the report, for other programs."""

import json
from collections.abc import Iterator

from edugrid.plain import plain
from edugrid.report.data import ReportData


def as_json(data: ReportData) -> str:
    """``data`` as JSON, schema version 1; bilingual texts are ``{"en": …, "zh": …}``, drift records carry their id.

    One line an item of each list: indenting that of a whole province takes several times as long.
    """
    body = plain(data)
    if data.drift is not None:
        body["drift"] = [{"id": record.identity} | plain(record) for record in data.drift]
    body["sites"] = [plain(site) | {"overdue": site.overdue} for site in data.sites]
    return "{\n" + ",\n".join(_lines(body)) + "\n}\n"


def _lines(body: dict[str, object]) -> Iterator[str]:
    for key, value in body.items():
        name = json.dumps(key)
        if isinstance(value, list) and value:
            items = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
            yield f"{name}: [\n{items}\n]"
        elif isinstance(value, dict) and value:
            inner = ",\n".join(_lines(value))
            yield f"{name}: {{\n{inner}\n}}"
        else:
            yield f"{name}: {json.dumps(value, ensure_ascii=False)}"
