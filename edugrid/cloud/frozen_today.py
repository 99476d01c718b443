"""Whether today is a frozen day."""

from edugrid.intent.tree import Intent


def frozen_today(intent: Intent, region: str) -> bool:
    """True when a freeze of the city ``region`` covers the day of ``intent``."""
    return any(
        item.first <= intent.today <= item.last
        for city in intent.cities
        if city.path == region
        for item in intent.freezes(city)
    )
