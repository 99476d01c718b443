"""Records of an earlier look."""

import json
from pathlib import Path

from edugrid.drift.record import DriftRecord


class RecordsFileError(Exception):
    """The file is not what ``edugrid drift --format json`` writes."""

    exit_code = 2


def read_records(path: Path) -> tuple[DriftRecord, ...]:
    """Read the JSON that ``edugrid drift --format json`` prints.

    Raises:
        RecordsFileError: it is something else.

    """
    fields = DriftRecord.model_fields
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["records"]
        return tuple(DriftRecord.model_validate({k: v for k, v in row.items() if k in fields}) for row in rows)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise RecordsFileError(
            f"{path}: not the JSON of `edugrid drift --format json` ({type(error).__name__})"
        ) from error
