"""Small problems of the road, by hand."""

from datetime import date
from typing import Any

from edugrid.retire.road.problem import RoadProblem


def small_road(weeks: int = 20, closed: tuple[int, ...] = (), **more: Any) -> RoadProblem:  # noqa: ANN401 - any field
    """One site ``a`` on a line of 10 Mbit/s, 10 h a week (45 GB), 5 person-days a week; two workloads, one after the other."""
    base: dict[str, Any] = {
        "monday": date(2027, 1, 4),
        "weeks": weeks,
        "links": [{"name": "line", "mbps": 10, "hours": [10] * weeks}],
        "staff": [{"name": "city", "room": [50] * weeks, "closed": closed}],
        "quotas": [{"name": "cores", "room": [8] * weeks}],
        "sites": [
            {"name": "a", "link": "line", "staff": "city", "deadline": weeks - 1, "ready": 2, "weekly_cost": 100}
        ],
        "workloads": [
            {"name": "a/db", "site": "a", "data_mb": 90_000, "staff": 40, "needs": {"cores": 4}},
            {"name": "a/web", "site": "a", "staff": 20, "needs": {"cores": 2}, "after": ["a/db"]},
        ],
    }
    return RoadProblem.model_validate(base | more)
