"""Records as JSON values."""

from typing import Any

from edugrid.design.frozen import Frozen
from edugrid.text import Text


def plain(record: Frozen) -> dict[str, Any]:
    """``record`` as a JSON object; a bilingual text becomes ``{"en": …, "zh": …}``, an address or a date its text."""
    return {name: _value(getattr(record, name)) for name in type(record).model_fields}


def _value(value: object) -> object:
    if isinstance(value, Frozen):
        return plain(value)
    if isinstance(value, Text):
        return value._asdict()
    if isinstance(value, tuple | list):
        return [_value(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
