"""What is graded: the systems of a region."""

from datetime import date

from edugrid.assets.system import System as Registered
from edugrid.assets.systems import systems as registered
from edugrid.design.frozen import Frozen
from edugrid.intent.tree import City, Intent


class System(Frozen):
    """One graded object, joined from registers/systems.csv and the applications.

    ``level`` 1 to 3 is what people decided; ``filing`` the number of its filing, empty: not written. ``devices`` are those
    that the register gives to it; empty: it is carried by the whole network of its city. ``assess_by``: last day of the
    next evaluation. ``place`` is where the intent names it (``file:line``).
    """

    region: str
    name: str
    title: str
    level: int
    owner: str
    filing: str = ""
    assessed: date | None = None
    assess_by: date | None = None
    applications: tuple[str, ...]
    devices: tuple[str, ...] = ()
    place: str


def systems(intent: Intent) -> tuple[System, ...]:
    """Every system of the target that is not retired; those of a county are the ones that lie in it."""
    return tuple(
        _system(intent, city, found)
        for city in intent.cities
        for found in registered(city)
        if found.state != "retired" and (intent.wants(city.path) or intent.wants(found.region))
    )


def _system(intent: Intent, city: City, found: Registered) -> System:
    return System(
        region=city.path,
        name=found.name,
        title=found.title,
        level=found.protection_level,
        owner=found.organisation,
        filing=found.filing,
        assessed=found.assessed,
        assess_by=found.assess_by,
        applications=found.applications,
        devices=found.devices,
        place=_place(intent, city, found),
    )


def _place(intent: Intent, city: City, found: Registered) -> str:
    if found.registered:
        source = intent.sources[f"{city.path}/registers/systems.csv"]
        index = next(index for index, row in enumerate(city.registers.systems) if row.name == found.name)
        return f"{source.file}:{source.line(('rows', index))}"
    source = intent.sources[city.path]
    index = next(index for index, app in enumerate(city.file.applications) if app.name == found.name)
    return f"{source.file}:{source.line(('applications', index))}"
