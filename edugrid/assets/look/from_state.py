"""What the state of a city's stack says is there: read only, secrets stay encrypted and are not looked at."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from edugrid.assets.sighting import Seen, Sighting
from edugrid.design.tenancy_spec import TenancySpec

_SERVER: Final = "openstack:compute/instance:Instance"
_RECORD: Final = "openstack:dns/recordSet:RecordSet"
_ADDRESS: Final = "openstack:networking/floatingIp:FloatingIp"


def from_state(deployment: Mapping[str, Any], specs: Iterable[TenancySpec]) -> Seen:
    """Servers, addresses and names in ``deployment`` (with ``resources``, as ``pulumi stack export`` writes it). Pure."""
    tenancies = [spec for spec in specs if spec.features.api]
    sightings: list[Sighting] = []
    for resource in deployment.get("resources") or ():
        name = str(resource.get("urn", "")).rsplit("::", 1)[-1]
        spec = next((spec for spec in tenancies if name.startswith(f"{spec.cloud}-{spec.project}")), None)
        if spec is not None and isinstance(resource.get("outputs"), dict):
            sightings += _sightings(str(resource.get("type")), resource["outputs"], spec)
    asked = frozenset(("state", f"{spec.cloud}/{spec.project}") for spec in tenancies)
    return Seen(tuple(sightings), asked)  # type: ignore[arg-type] # literals of a generator


def _sightings(kind: str, outputs: Mapping[str, Any], spec: TenancySpec) -> Iterator[Sighting]:
    where = f"{spec.cloud}/{spec.project}"

    def seen(what: str, **values: object) -> Sighting:
        given = {"source": "state", "what": what, "where": where, "region": spec.region, "layer": spec.features.layer}
        return Sighting.model_validate(given | {key: _text(value) for key, value in values.items()})

    if kind == _SERVER:
        name = _text(outputs.get("name"))
        yield seen(
            "server", name=name, model=outputs.get("flavorName"), version=outputs.get("imageName"),
            address=_plain(outputs.get("accessIpV4")),
        )  # fmt: skip
        for family in ("accessIpV4", "accessIpV6"):
            if _plain(outputs.get(family)):
                yield seen("address", name=name, address=_plain(outputs.get(family)))
    elif kind == _ADDRESS and _plain(outputs.get("address")):
        yield seen("address", address=_plain(outputs.get("address")))
    elif kind == _RECORD and _text(outputs.get("name")):
        listed = outputs.get("records")
        first = listed[0] if isinstance(listed, list) and listed else ""
        yield seen("name", name=_text(outputs.get("name")).rstrip("."), address=first)


def _text(value: object) -> str:
    """Texts only: an encrypted value is an object of the engine's."""
    return value if isinstance(value, str) else ""


def _plain(value: object) -> str:
    """An address without the brackets that the provider puts around one of IPv6."""
    return _text(value).strip("[]")
