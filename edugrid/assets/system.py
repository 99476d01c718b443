"""One system, joined."""

from datetime import date
from typing import Final, Literal

from edugrid.design.frozen import Frozen
from edugrid.intent.application import DataClass

MONTHS: Final = {2: 24, 3: 12}
"""Months between two evaluations by protection level: level 3 every year, level 2 every other year (general practice)."""


class System(Frozen):
    """A system of a region with everything that the inventory says of it.

    ``region`` is a city or county path. ``registered`` is False where only an application declares it: it has no row in
    registers/systems.csv. ``phone`` is a reference, never a number. ``protection_level`` is the row's, else the highest
    of its applications, else that of the place. ``domains`` have no dot at the end.
    """

    name: str
    title: str
    region: str
    organisation: str
    person: str = ""
    phone: str = ""
    protection_level: int
    filing: str = ""
    filed: date | None = None
    assessed: date | None = None
    applications: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    data_classes: tuple[DataClass, ...] = ()
    suppliers: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    state: Literal["planned", "in-use", "retired"] = "in-use"
    registered: bool = True

    @property
    def assess_by(self) -> date | None:
        """Last day of the next evaluation; None where none is asked for, or the last is not known."""
        months = MONTHS.get(self.protection_level)
        if self.assessed is None or months is None:
            return None
        year = self.assessed.year + months // 12
        try:
            return self.assessed.replace(year=year)
        except ValueError:  # 29 February
            return self.assessed.replace(year=year, day=28)
