"""Numbers of ACL rules: a number is its owner's for ever, so that a new rule moves no other."""

from edugrid.allocate.rule_owners import DENY_KIND, RULE_KIND, RULE_STEP
from edugrid.design.place import Place


def rule_number(place: Place, owner: str) -> int:
    """The number of the rule of ``owner`` on devices of the city of ``place``: 5, 10, ... 64995."""
    return RULE_STEP * place.ledger.number(place.city.path, RULE_KIND, owner)


def deny_number(place: Place, owner: str) -> int:
    """The number of the denying rule of ``owner``: 65000 and above, behind every other."""
    return place.ledger.number(place.city.path, DENY_KIND, owner)
