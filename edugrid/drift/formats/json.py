"""Drift for other programs."""

import json
from collections.abc import Iterable

from edugrid.drift.masked import masked_drift
from edugrid.drift.record import DriftRecord


def as_json(records: Iterable[DriftRecord]) -> str:
    """A ``DriftDocument``, worst first; every record with its stable ``id``. Its schema: docs/drift.schema.json."""
    body = [{"id": record.identity} | record.model_dump(mode="json") for record in masked_drift(records)]
    return json.dumps({"version": 1, "records": body}, ensure_ascii=False, indent=1) + "\n"
