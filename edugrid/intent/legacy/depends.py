"""Which workload waits for which."""

from collections.abc import Sequence

from edugrid.intent.data_centre import DataCentre
from edugrid.intent.legacy.find_workloads import find_workloads


def depends(sites: Sequence[DataCentre]) -> dict[str, tuple[str, ...]]:
    """``site/name`` of every workload of ``sites`` (one city's) → ``site/name`` of those it depends on, as written."""
    return {
        f"{site.name}/{item.name}": tuple(
            found for name in item.depends_on for found in find_workloads(sites, site.name, name)[:1]
        )
        for site in sites
        for item in site.workloads
    }
