"""Feature: projects that were there before, as they were found."""

from edugrid.design.adopted_spec import AdoptedObject, AdoptedSpec
from edugrid.intent.adopted import AdoptedProject, AdoptedResource
from edugrid.intent.tree import City


def adopted_projects(city: City) -> tuple[AdoptedSpec, ...]:
    """One spec a file; with ``tags: now`` the servers also carry whose they are and what they hold."""
    profiles = {cloud.name: cloud.profile for cloud in city.file.clouds}
    return tuple(
        AdoptedSpec(
            region=city.path,
            cloud=profiles[project.cloud],
            label=project.cloud,
            project=project.project,
            project_id=project.project_id,
            tagged=project.tags == "now",
            objects=tuple(_object(city, project, item) for item in project.resources),
        )
        for project in city.adopted
    )


def _object(city: City, project: AdoptedProject, item: AdoptedResource) -> AdoptedObject:
    properties = dict(item.properties)
    if item.kind == "server" and project.tags == "now":
        properties["metadata"] = {**properties.get("metadata", {}), **_tags(city, project, item.label)}
    return AdoptedObject(kind=item.kind, label=item.label, id=item.id, properties=properties, ignored=item.ignored)


def _tags(city: City, project: AdoptedProject, server: str) -> dict[str, str]:
    app = next(app for app in project.applications if server in app.servers)
    return {
        "owner": app.owner,
        "application": app.name,
        "data_class": app.data_class,
        "protection_level": str(app.protection_level),
        "region": city.path,
    }
