"""Routes that devices still have to the prefixes of legacy data centres."""

from collections.abc import Mapping

from edugrid.retire.facts import RouteFact
from edugrid.retire.look.answer import Answer
from edugrid.retire.look.questions import Questions


def routes(asked: Questions, answers: Mapping[str, Answer]) -> dict[str, RouteFact | None]:
    """Prefix → some router has a route to it; None where no router that can answer was reached. Pure."""
    facts: dict[str, RouteFact | None] = {}
    for prefix in asked.prefixes:
        told = [answer.routes[prefix] for answer in answers.values() if prefix in answer.routes]
        those = [fact for fact in told if fact.there] or told
        facts[prefix] = RouteFact(there=those[0].there, simulated=all(f.simulated for f in those)) if those else None
    return facts
