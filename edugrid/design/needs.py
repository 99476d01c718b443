"""Feature: what of each cloud is needed at a moment, and by whom."""

from datetime import datetime

from edugrid.design.footprint import footprint
from edugrid.design.frozen import Frozen
from edugrid.design.placement import place
from edugrid.design.surge import size_at
from edugrid.intent.cloud import Capacity
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.tree import City


class Need(Frozen):
    """What one application (or NFV edge) takes of one cloud; ``county`` is a folder name, None for the city's own."""

    application: str
    cloud: str
    county: str | None
    contract: str | None
    amount: Capacity


def needs(city: City, at: datetime) -> tuple[Need, ...]:
    """Needs at ``at`` of everything that lies on some cloud: servers at the size of that moment, and their volumes."""
    contracts = {cloud.name: cloud.contract for cloud in city.file.clouds}
    apps = {app.name: app for app in city.applications}
    found = []
    for placement in place(city):
        app = apps[placement.application]
        found.append(
            Need(
                application=app.name,
                cloud=placement.cloud,
                county=app.county,
                contract=app.contract or contracts[placement.cloud],
                amount=_amount(city, app, at),
            )
        )
    for county in city.counties:
        edge = county.file.nfv_edge
        if edge is not None:
            short = county.path.rsplit("/", 1)[-1]
            size = city.flavors[edge.flavor]
            found.append(
                Need(
                    application=f"nfv-{short}",
                    cloud=edge.cloud,
                    county=short,
                    contract=contracts[edge.cloud],
                    amount=Capacity(cores=size.cores, ram_gib=size.ram_gib, instances=1),
                )
            )
    return tuple(found)


def _amount(city: City, app: ResolvedApplication, at: datetime) -> Capacity:
    size = size_at(city, app, at)
    # the intent knows the size of every flavor it names, or it would not have been read
    return footprint(city, app, size.servers, size.flavor) or Capacity()
