"""Feature: on which cloud each application lies, and why."""

from edugrid.design.frozen import Frozen
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.tree import City
from edugrid.text import Text


class Placement(Frozen):
    """Where an application lies (``cloud`` is a name in city.yml) and the reason, for people."""

    application: str
    cloud: str
    reason: Text


def place(city: City) -> tuple[Placement, ...]:
    """Decide for every application of ``city``, in the order of city.yml; one that no cloud suits is left out."""
    found = (_place(city, app) for app in city.applications)
    return tuple(placement for placement in found if placement is not None)


def _place(city: City, app: ResolvedApplication) -> Placement | None:
    if app.cloud is not None:
        reason = Text("city.yml says so", "city.yml 中已指定")
        return Placement(application=app.name, cloud=app.cloud, reason=reason)
    kinds = ("telecom", "government") if app.data_class == "public" else ("government",)
    for kind in kinds:
        for cloud in city.file.clouds:
            if cloud.kind == kind:
                reason = Text(f"data class {app.data_class}", f"数据类别 {app.data_class}")
                return Placement(application=app.name, cloud=cloud.name, reason=reason)
    return None
