"""Which networks a tenancy really has: the ledger keeps numbers for more, so that placement may change."""

from edugrid.allocate.cloud_networks import SECURE_LEVEL, network_owners
from edugrid.design.placement import place
from edugrid.intent.cloud import Cloud
from edugrid.intent.tree import City


def placed_networks(city: City, cloud: Cloud) -> tuple[tuple[str, str], ...]:
    """(purpose, ledger owner) of the networks on ``cloud``: ``secure`` only where a level 3 system lies on it."""
    level = {app.name: app.protection_level for app in city.applications}
    secure = any(p.cloud == cloud.name and level[p.application] >= SECURE_LEVEL for p in place(city))
    return tuple((purpose, owner) for purpose, owner in network_owners(city, cloud) if purpose == "apps" or secure)
