"""Where a row's region lies, for a query."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute


def below(column: "InstrumentedAttribute[str]", region: str) -> "ColumnElement[bool]":
    """The region in ``column`` is ``region`` or lies below it (``lies_in``, asked of the database)."""
    from sqlalchemy import or_

    return or_(column == region, column.startswith(region + "/", autoescape=True))
