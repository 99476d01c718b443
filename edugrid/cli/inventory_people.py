"""Who is known, and what of production a plan touches, as the inventory says today."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from edugrid.intent.person import Person
    from edugrid.rollout.plan_file import Plan


class PeopleAndPlaces(NamedTuple):
    """The register of people, and the regions that are production and that a plan touches."""

    people: "tuple[Person, ...]"
    places: tuple[str, ...]


def people_and_places(plan: "Plan") -> PeopleAndPlaces:
    """Read the inventory of the plan's region. Raises IntentError: it has problems."""
    from edugrid.cli.intent_now import intent_now
    from edugrid.trust.touched import touched

    intent = intent_now(plan.region)
    return PeopleAndPlaces(intent.people, touched(intent, plan))
