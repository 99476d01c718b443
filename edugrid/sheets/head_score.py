"""How well a heading row fits a kind."""

from edugrid.sheets.find_head import Head
from edugrid.sheets.kind import Kind


def head_score(kind: Kind, head: Head | None) -> tuple[float, int]:
    """The share of the required fields that ``head`` has (the county aside), then how many fields; (0, 0) without one."""
    if head is None:
        return 0.0, 0
    fields = {column.match.field for column in head.columns}
    required = [name for name, field in kind.fields.items() if field.required and name != "county"]
    return sum(name in fields for name in required) / len(required), len(fields - {""})
