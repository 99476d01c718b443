"""No exam freeze lasts today: nothing is moved or switched off on such days."""

from datetime import date

from edugrid.intent.data_centre import DataCentre
from edugrid.retire.facts import Facts
from edugrid.retire.status import Gate
from edugrid.text import Text


def calm(site: DataCentre, facts: Facts, today: date) -> tuple[Gate, ...]:
    """One gate; the freezes are those of province.yml and city.yml."""
    now = next((item for item in facts.freezes.get(site.name, ()) if item.first <= today <= item.last), None)
    if now is not None:
        evidence = Text(f"{now.name} lasts until {now.last}", f"{now.name}期间（至 {now.last}）")
    else:
        evidence = Text("no freeze lasts today", "当日不在冻结期内")
    return (Gate(name="calm", passed=now is None, evidence=evidence),)
