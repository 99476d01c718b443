"""Which networks a city has on each of its clouds, under the owner names of the ledger."""

from edugrid.intent.cloud import Cloud
from edugrid.intent.tree import City

SECURE_LEVEL = 3
"""GB/T 22239-2019: systems of level 3 lie in a network zone of their own."""


def network_owner(city: str, cloud: str, purpose: str) -> str:
    """Who has the numbers of a network: ``city`` is its path, ``cloud`` a name in city.yml."""
    # a dot cannot stand in a cloud's name, so this owner is nobody else's
    return f"{city}/cloud/{cloud}" + ("" if purpose == "apps" else f".{purpose}")


def network_owners(city: City, cloud: Cloud) -> tuple[tuple[str, str], ...]:
    """(purpose, ledger owner) of each network: ``apps``, and ``secure`` where the city has a level 3 system."""
    secure = any(app.protection_level >= SECURE_LEVEL for app in city.applications)
    purposes = ("apps", "secure") if secure else ("apps",)
    return tuple((purpose, network_owner(city.path, cloud.name, purpose)) for purpose in purposes)
