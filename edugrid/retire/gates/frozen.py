"""Nothing new may be placed in the room, and nothing was."""

from datetime import date

from edugrid.intent.data_centre import DataCentre
from edugrid.retire.status import Gate
from edugrid.text import Text


def frozen(site: DataCentre, day: date, today: date) -> tuple[Gate, ...]:
    """Passed from the day of the freeze on; what was placed later is refused by ``validate``."""
    if day <= today:
        evidence = Text(f"nothing new may be placed here since {day}", f"自 {day} 起不得新增任何系统")
    else:
        evidence = Text(f"{site.name} is frozen from {day} on", f"{site.name} 将自 {day} 起冻结")
    return (Gate(name="frozen", passed=day <= today, evidence=evidence),)
