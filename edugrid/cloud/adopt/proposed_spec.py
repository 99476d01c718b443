"""What a proposal would become, before anybody has accepted it."""

from edugrid.cloud.adopt.read_project import ReadProject
from edugrid.design.adopted_spec import AdoptedObject, AdoptedSpec


def proposed_spec(found: ReadProject, label: str, region: str) -> AdoptedSpec:
    """``found`` as the design would hold it; ``label`` is the cloud's name in city.yml."""
    return AdoptedSpec(
        region=region,
        cloud=found.cloud,
        label=label,
        project=found.project,
        project_id=found.id,
        objects=tuple(
            AdoptedObject(
                kind=item.kind, label=item.label, id=item.id, properties=item.properties, ignored=item.ignored
            )
            for item in found.resources
        ),
    )
