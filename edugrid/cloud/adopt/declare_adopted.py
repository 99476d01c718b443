"""What an adopted project registers, as the policies look at it."""

from typing import Any

from edugrid.cloud.adopt.kinds import KINDS
from edugrid.cloud.declared import Declared
from edugrid.design.adopted_spec import AdoptedObject, AdoptedSpec
from edugrid.intent.adopted import REFERENCE


def declare_adopted(spec: AdoptedSpec) -> list[Declared]:
    """Every object of ``spec`` under the name that it has in the engine."""
    by_label = {item.label: item for item in spec.objects}
    return [
        Declared(
            KINDS[item.kind].token,
            f"{spec.cloud}-{spec.project}-{item.label}",
            item.properties,
            _network(spec, item, by_label),
        )
        for item in spec.objects
    ]


def _network(spec: AdoptedSpec, item: AdoptedObject, by_label: dict[str, AdoptedObject]) -> str:
    """Name of the network of a subnet or of a server's first port."""
    owner: AdoptedObject | None = None
    if item.kind == "subnet":
        owner = _target(item.properties.get("networkId"), by_label)
    elif item.kind == "server":
        way: dict[str, Any] = next(iter(item.properties.get("networks") or []), {})
        port = _target(way.get("port"), by_label)
        owner = _target(port.properties.get("networkId"), by_label) if port else None
    return f"{spec.cloud}-{spec.project}-{owner.label}" if owner else ""


def _target(value: Any, by_label: dict[str, AdoptedObject]) -> AdoptedObject | None:  # noqa: ANN401 - a property's value
    found = REFERENCE.match(value) if isinstance(value, str) else None
    return by_label.get(found.group(1)) if found else None
