"""The columns of a register."""

from typing import NamedTuple

from pydantic import BaseModel


class Columns(NamedTuple):
    """Names that must be there, and names that may."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]


def columns(model: type[BaseModel]) -> Columns:
    """Columns of a register are the fields of a row of its ``model`` (``rows: tuple[Row, ...]``)."""
    row = model.model_fields["rows"].annotation.__args__[0]  # type: ignore[union-attr] # tuple[Row, ...]
    fields: dict[str, bool] = {name: field.is_required() for name, field in row.model_fields.items()}
    return Columns(
        tuple(n for n, needed in fields.items() if needed), tuple(n for n, needed in fields.items() if not needed)
    )
