"""One application on its way, with both sides."""

from pathlib import Path
from typing import NamedTuple

from edugrid.cloud.errors import CloudInputError
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.placed import ApplicationMove, PlacedApplication
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.tree import City
from edugrid.region import OpenRegion
from edugrid.text import Text


class Moving(NamedTuple):
    """``old`` is the tenancy it comes from, ``new`` the one it goes to; ``folder`` the city's, with placement.yml."""

    folder: Path
    city: City
    app: ResolvedApplication
    record: PlacedApplication
    move: ApplicationMove
    old: TenancySpec
    new: TenancySpec
    tenancies: tuple[TenancySpec, ...]

    @property
    def host(self) -> str | None:
        """Its name in the region's zone, with a trailing dot."""
        return None if self.city.file.dns is None else f"{self.app.host}.{self.city.file.dns.zone}"

    def base(self, side: TenancySpec) -> str:
        """The name of its servers without their number."""
        return f"{side.project}-{self.app.name}"

    def staged(self, **changes: object) -> PlacedApplication:
        """The record with ``changes`` in its move."""
        return self.record.model_copy(update={"move": self.move.model_copy(update=changes)})


def moving(opened: OpenRegion, root: Path, region: str, name: str) -> Moving | None:
    """The move of the application ``name`` of the city ``region``; None when it does not move.

    Raises:
        CloudInputError: no such city or application.

    """
    city, app = application(opened, region, name)
    record = city.placed.get(name)
    if record is None or record.move is None:
        return None
    specs = {spec.label: spec for spec in opened.design.tenancies if spec.region == city.path}
    return Moving(
        folder=root / city.path,
        city=city,
        app=app,
        record=record,
        move=record.move,
        old=specs[record.cloud],
        new=specs[record.move.to],
        tenancies=tuple(specs.values()),
    )


def application(opened: OpenRegion, region: str, name: str) -> tuple[City, ResolvedApplication]:
    """The city ``region`` and its application ``name``; raises as `moving`."""
    city = next((city for city in opened.intent.cities if city.path == region.strip("/")), None)
    if city is None:
        raise CloudInputError(
            Text(f"{region} is no city", f"{region} 不是地市"),
            Text("applications belong to a city: name the city's region", "应用属于地市：请使用地市的 REGION"),
        )
    app = next((app for app in city.applications if app.name == name), None)
    if app is None:
        known = ", ".join(app.name for app in city.applications)
        raise CloudInputError(
            Text(f"{region} has no application {name!r}", f"{region} 没有应用“{name}”"),
            Text(f"known: {known}", f"已有：{known}"),
        )
    return city, app
