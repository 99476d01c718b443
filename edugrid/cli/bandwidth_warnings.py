"""Schools below the province's bandwidth standard, told by ``edugrid validate``."""

from typing import TYPE_CHECKING

from edugrid.intent.below_standard import below_standard, shortfall_problem

if TYPE_CHECKING:
    from edugrid.intent.problems import Problem
    from edugrid.intent.tree import Intent


def bandwidth_warnings(intent: "Intent") -> "list[Problem]":
    """One a school of the target, with its line of schools.csv; where the standard is enforced they are errors already."""
    standard = intent.province.bandwidth_standard
    if standard is None or standard.enforce:
        return []
    return [
        shortfall_problem(found, standard, intent.sources[f"{city.path}/schools.csv"])
        for city in intent.cities
        for found in below_standard(standard, city)
        if intent.wants(found.school.path)
    ]
