"""By how much the sites of a region are late already."""

from collections.abc import Iterable
from datetime import date

from edugrid.retire.status import SiteStatus


def overdue_days(sites: Iterable[SiteStatus], today: date) -> dict[str, int]:
    """Site → whole days since the last day of its first stage that is not done; sites on time are left out."""
    return {
        site.name: (today - site.current.due).days
        for site in sites
        if site.current is not None and site.current.due < today
    }
