"""Feature: what servers of an application take of a quota."""

from edugrid.intent.cloud import Capacity
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.tree import City


def footprint(city: City, app: ResolvedApplication, servers: int, flavor: str) -> Capacity | None:
    """Cores, memory, servers and data volumes of ``servers`` servers of ``app``.

    None when the province lists no size for ``flavor`` (province.yml, ``flavors``): unknown is not zero.
    """
    size = city.flavors.get(flavor)
    if size is None:
        return None
    return Capacity(
        cores=servers * size.cores,
        ram_gib=servers * size.ram_gib,
        instances=servers,
        volume_gib=servers * sum(volume.size_gib for volume in app.volumes),
    )
