"""How a region plans the way out of its legacy data centres."""

from datetime import date
from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.calendar import ChangeWindow


class Retirement(Frozen):
    """``retirement:`` of province.yml, or of a city.yml, where what is written there goes first.

    ``deadline``: the last day on which a site may be handed back (in a city.yml: not after the province's).
    ``staff_per_week``: person-days a week that a city has for moving. ``windows``: when data may be copied and systems
    moved; none: the change windows of the region, and without those at any hour.
    """

    deadline: date | None = None
    staff_per_week: Annotated[float, Field(gt=0, le=10_000)] | None = None
    windows: tuple[ChangeWindow, ...] = ()

    def over(self, above: "Retirement") -> "Retirement":
        """These settings, and those of ``above`` where nothing is said."""
        return Retirement(
            deadline=self.deadline or above.deadline,
            staff_per_week=self.staff_per_week or above.staff_per_week,
            windows=self.windows or above.windows,
        )
