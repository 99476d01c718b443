"""What a dependency names."""

from collections.abc import Iterable

from edugrid.intent.data_centre import DataCentre


def find_workloads(sites: Iterable[DataCentre], home: str, name: str) -> tuple[str, ...]:
    """``site/name`` of the workloads of ``sites`` (one city's) that ``name``, written in the site ``home``, may mean.

    A workload of ``home`` goes before those of other sites. Exactly one is right; none or several are a mistake, which
    ``validate`` has reported.
    """
    site, _, workload = name.rpartition("/")
    found = [(one.name, item.name) for one in sites for item in one.workloads if item.name == workload]
    if site:
        found = [item for item in found if item[0] == site]
    at_home = [item for item in found if item[0] == home]
    return tuple("/".join(item) for item in (at_home if at_home and not site else found))
