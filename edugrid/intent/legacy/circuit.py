"""Lines that a carrier rents to a legacy data centre."""

from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen


class Circuit(Frozen):
    """One line. ``contract``: its id in registers/contracts.csv, whose last day and price the timetable knows."""

    id: str
    carrier: str = ""
    mbps: Annotated[int, Field(ge=1, le=400_000)] | None = None
    contract: str | None = None
