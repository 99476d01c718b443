"""Numbers of ACL rules: a number is its owner's for ever, so that a new rule moves no other."""

from edugrid.allocate.rule_owners import RULE_KIND, RULE_STEP
from edugrid.design.place import Place


def rule_number(place: Place, owner: str) -> int:
    """The number of the rule of ``owner`` on devices of the city of ``place``: 5, 10, ... 64995."""
    return RULE_STEP * place.ledger.number(place.city.path, RULE_KIND, owner)
