"""Who has a rule number in the ACLs of devices, under the owner names of the ledger."""

from ipaddress import IPv4Network, IPv6Network

from edugrid.intent.tree import City

RULE_KIND = "acl_rule"
RULE_LAST = 12_999
"""Numbers are multiplied by RULE_STEP: the last rule is 64995, below the closing rule 65000 and Comware's 65534."""
RULE_STEP = 5


def access_owner(network: IPv4Network | IPv6Network) -> str:
    """Who has the number of the rule that lets ``network`` manage devices."""
    return f"manage/{network}"


def rule_owners(city: City) -> tuple[str, ...]:
    """Every owner of a rule number in ``city``: networks that may manage devices, at any level of it."""
    levels = [city.settings, *(county.settings for county in city.counties)]
    levels += [school.settings for county in city.counties for school in county.schools]
    asked = [level.network.management for level in levels]
    return tuple({access_owner(network) for one in asked if one for network in one.allow})
