"""Which networks a city has on each of its clouds, under the owner names of the ledger."""

from edugrid.intent.cloud import Cloud
from edugrid.intent.tree import City

SECURE_LEVEL = 3
"""GB/T 22239-2019: systems of level 3 lie in a network zone of their own."""


def network_owners(city: City, cloud: Cloud) -> tuple[tuple[str, str], ...]:
    """(purpose, ledger owner) of each network: ``apps``, and ``secure`` where the city has a level 3 system."""
    owner = f"{city.path}/cloud/{cloud.name}"
    found = [("apps", owner)]
    if any(app.protection_level >= SECURE_LEVEL for app in city.applications):
        # a dot cannot stand in a cloud's name, so this owner is nobody else's
        found.append(("secure", f"{owner}.secure"))
    return tuple(found)
