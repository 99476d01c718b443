"""Who has a rule number in the ACLs of devices, under the owner names of the ledger."""

from ipaddress import IPv4Network, IPv6Network

from edugrid.intent.settings import Settings
from edugrid.intent.tree import City

RULE_KIND = "acl_rule"
DENY_KIND = "acl_deny"
DENY_FIRST, DENY_LAST = 65_000, 65_500
"""Behind every permitting rule, and within what Comware counts to (65534)."""
RULE_LAST = 12_999
"""Numbers are multiplied by RULE_STEP: the last rule is 64995, below the closing rules."""
RULE_STEP = 5


def access_owner(network: IPv4Network | IPv6Network) -> str:
    """Who has the number of the rule that lets ``network`` manage devices."""
    return f"manage/{network}"


def whitelist_owner(entry: str) -> str:
    """Who has the number of the rule of the whitelist entry with this id."""
    return f"whitelist/{entry}"


def deny_owner(cloud: str, network: str) -> str:
    """Who has the number of the rule that denies the rest towards a network of a cloud."""
    return f"{cloud}/{network}"


def rule_owners(city: City) -> tuple[str, ...]:
    """Every owner of a rule number in ``city``: networks that may manage devices, and whitelist entries where they count."""
    asked = [level.network for level in _levels(city)]
    owners = {access_owner(net) for one in asked if one.management for net in one.management.allow}
    if any(one.acl for one in asked):
        owners |= {whitelist_owner(entry.id) for entry in city.registers.whitelist}
    return tuple(owners)


def deny_owners(city: City) -> tuple[str, ...]:
    """Every owner of a denying rule in ``city``: its networks on clouds, where access lists are asked for."""
    if not any(level.network.acl for level in _levels(city)):
        return ()
    return tuple(deny_owner(cloud.name, name) for cloud in city.file.clouds for name in ("cloud", "cloud-secure"))


def _levels(city: City) -> list[Settings]:
    levels = [city.settings, *(county.settings for county in city.counties)]
    return levels + [school.settings for county in city.counties for school in county.schools]
