"""What is graded: the systems of a region."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.intent.tree import City, Intent


class System(Frozen):
    """One graded object. ``level`` 1 to 3 is what people decided; ``filing`` the number of its filing, empty: unknown.

    ``extensions``: parts of the standard that hold for it besides the general one and, on a cloud, that of clouds.
    ``place`` is where the intent names it (``file:line``).
    """

    region: str
    name: str
    title: str
    level: int
    owner: str
    filing: str = ""
    applications: tuple[str, ...]
    extensions: tuple[Literal["wireless", "iot"], ...] = ()
    place: str


def systems(intent: Intent) -> tuple[System, ...]:
    """Every application of the target is a system of its own; those of a county are the ones that name it."""
    return tuple(
        system
        for city in intent.cities
        for county, system in _of(intent, city)
        if intent.wants(city.path) or (county and intent.wants(f"{city.path}/{county}"))
    )


def _of(intent: Intent, city: City) -> list[tuple[str | None, System]]:
    source = intent.sources[city.path]
    numbers = {app.name: index for index, app in enumerate(city.file.applications)}
    return [
        (
            app.county,
            System(
                region=city.path,
                name=app.name,
                title=app.name,
                level=app.protection_level,
                owner=app.owner,
                applications=(app.name,),
                place=f"{source.file}:{source.line(('applications', numbers[app.name]))}",
            ),
        )
        for app in city.applications
    ]
