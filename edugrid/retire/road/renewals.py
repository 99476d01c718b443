"""Contracts that are renewed because a site stays too long."""

from edugrid.retire.road.problem import RoadContract


def renewals(contract: RoadContract, hand_back: int) -> int:
    """How often ``contract`` is renewed when its site is handed back in that week."""
    return max(0, -(-(hand_back - contract.paid_until) // contract.term))
