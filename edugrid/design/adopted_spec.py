"""Structured design of an adopted project: what the Pulumi component takes over and drift compares."""

from collections.abc import Mapping
from typing import Any

from edugrid.design.frozen import Frozen
from edugrid.intent.adopted import AdoptedKind


class AdoptedObject(Frozen):
    """One object of the cloud; see ``edugrid.intent.adopted.AdoptedResource``."""

    kind: AdoptedKind
    label: str
    id: str
    properties: Mapping[str, Any]
    ignored: tuple[str, ...]


class AdoptedSpec(Frozen):
    """One adopted project. ``cloud`` is an entry of clouds.yaml, ``label`` the cloud's name in city.yml.

    Objects stand behind those that they refer to (``${label}``). ``tagged``: the servers carry the mandatory tags.
    """

    region: str
    cloud: str
    label: str
    project: str
    project_id: str
    tagged: bool = False
    objects: tuple[AdoptedObject, ...]
