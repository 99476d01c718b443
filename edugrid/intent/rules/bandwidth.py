"""Where the province enforces its bandwidth standard, no school is below it."""

from edugrid.intent.below_standard import below_standard, shortfall_problem
from edugrid.intent.rules.scope import Scope


def bandwidth(scope: Scope) -> None:
    """Report each school below the standard at its line of schools.csv."""
    standard = scope.province.bandwidth_standard if scope.province else None
    if standard is None or not standard.enforce:
        return
    for city, sources, broken in scope.cities:
        if broken & {city.path, "schools"}:
            continue
        scope.problems.extend(
            shortfall_problem(found, standard, sources["schools"]) for found in below_standard(standard, city)
        )
