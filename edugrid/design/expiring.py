"""Feature: what ends within a number of days, or has ended and is still relied on."""

from typing import Final

from edugrid.design.term import Term
from edugrid.design.terms import terms
from edugrid.intent.tree import Intent

WITHIN_DAYS: Final = 90


def expiring(intent: Intent, within: int = WITHIN_DAYS) -> tuple[Term, ...]:
    """Terms of all cities of the target whose last day comes in ``within`` days or has passed, the earliest first."""
    found = [term for city in intent.cities if intent.wants(city.path) for term in terms(intent, city)]
    return tuple(term for term in found if term.used and term.days_left <= within)
