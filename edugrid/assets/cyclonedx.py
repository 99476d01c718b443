"""The register in a standard format: CycloneDX 1.6 (ECMA-424), JSON."""

from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from edugrid import __version__
from edugrid.assets.certificate_entry import CertificateEntry
from edugrid.assets.host import Host
from edugrid.assets.register import Register
from edugrid.assets.system import System

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyclonedx.model import Property
    from cyclonedx.model.bom_ref import BomRef
    from cyclonedx.model.component import Component
    from cyclonedx.model.service import Service

_PREFIX: Final = "edugrid:"
"""What the format has no field for is a property of this namespace."""


def as_cyclonedx(register: Register, made: datetime) -> str:
    """Systems are services, hosts and certificates are components, and a system depends on its hosts.

    A host's software is a component inside it. No telephone number is in it. The same register gives the same text, but
    for ``made``.
    """
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.dependency import Dependency
    from cyclonedx.output import make_outputter
    from cyclonedx.schema import OutputFormat, SchemaVersion

    hosts = {host.id: _component(host) for host in register.hosts}
    services = {system.name: _service(register, system) for system in register.systems}
    region = Component(name=register.title, type=ComponentType.PLATFORM, bom_ref=f"region/{register.region}")
    edugrid = Component(name="edugrid", type=ComponentType.APPLICATION, version=__version__)
    bom = Bom(
        components=[*hosts.values(), *(_certificate(entry) for entry in register.certificates)],
        services=services.values(),
        metadata=BomMetaData(timestamp=made, component=region, properties=_named(region=register.region)),
        serial_number=uuid5(NAMESPACE_URL, f"edugrid:assets:{register.region}:{made.isoformat()}"),
    )
    bom.metadata.tools.components.add(edugrid)
    leans: dict[BomRef, list[BomRef]] = {service.bom_ref: [] for service in services.values()}
    alone: list[BomRef] = []
    for host in register.hosts:
        service = services.get(host.system)
        (alone if service is None else leans[service.bom_ref]).append(hosts[host.id].bom_ref)
    leans[region.bom_ref] = [*leans, *alone]
    bom.dependencies = [
        *(Dependency(ref, map(Dependency, others)) for ref, others in leans.items()),
        *(Dependency(one.bom_ref) for one in bom.components),
    ]
    # all are registered; the library would look for each of them among all of them once more
    setattr(bom, "register_dependency", _registered)  # noqa: B010 - to a method nothing is assigned otherwise
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1) + "\n"


def _registered(*_: object, **__: object) -> None:
    """Nothing is left to do."""


def _service(register: Register, system: System) -> "Service":
    from cyclonedx.model import DataClassification, DataFlow, XsUri
    from cyclonedx.model.contact import OrganizationalContact, OrganizationalEntity
    from cyclonedx.model.service import Service

    contacts = [OrganizationalContact(name=system.person)] if system.person else []
    return Service(
        name=system.name,
        bom_ref=f"system/{system.name}",
        group=system.region,
        description=system.title,
        provider=OrganizationalEntity(name=system.organisation, contacts=contacts),
        endpoints=[XsUri(domain) for domain in system.domains],
        data=[DataClassification(flow=DataFlow.UNKNOWN, classification=one) for one in system.data_classes],
        properties=_named(
            place=register.places.get(system.region, ""),
            protection_level=str(system.protection_level),
            filing=system.filing,
            filed=_day(system.filed),
            assessed=_day(system.assessed),
            assess_by=_day(system.assess_by),
            state=system.state,
            registered="yes" if system.registered else "no",
            supplier=system.suppliers,
            contract=system.contracts,
            phone=system.phone,
        ),
    )


def _component(host: Host) -> "Component":
    from cyclonedx.model.component import Component, ComponentType

    software = ComponentType.FIRMWARE if host.kind == "network" else ComponentType.OPERATING_SYSTEM
    inside = [Component(name=host.software, type=software, bom_ref=f"{host.id}#software")] if host.software else []
    return Component(
        name=host.name,
        type=ComponentType.APPLICATION if host.kind == "software" else ComponentType.DEVICE,
        bom_ref=host.id,
        group=host.region,
        description=" ".join(part for part in (host.platform, host.model) if part) or None,
        publisher=host.owner or None,
        components=inside,
        properties=_named(
            kind=host.kind,
            system=host.system,
            address=host.addresses,
            serial=host.serial,
            place=host.place,
            port=tuple(" ".join((port.show(), *port.entries)) for port in host.ports),
            warranty_until=_day(host.warranty_until),
            state=host.state,
            asset=host.asset,
            declared="yes" if host.declared else "no",
        ),
    )


def _certificate(entry: CertificateEntry) -> "Component":
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.crypto import CertificateProperties, CryptoAssetType, CryptoProperties

    return Component(
        name=entry.name,
        type=ComponentType.CRYPTOGRAPHIC_ASSET,
        bom_ref=f"certificate/{entry.id}",
        group=entry.region,
        publisher=entry.owner or None,
        crypto_properties=CryptoProperties(
            asset_type=CryptoAssetType.CERTIFICATE,
            certificate_properties=CertificateProperties(
                subject_name=entry.subject or None,
                issuer_name=entry.issuer or None,
                not_valid_before=entry.starts,
                not_valid_after=entry.ends,
                certificate_format="X.509",
            ),
        ),
        properties=_named(system=entry.system, where=entry.where, serial=entry.serial, key=entry.key),
    )


def _named(**values: str | tuple[str, ...]) -> "list[Property]":
    return list(_properties(values))


def _properties(values: dict[str, str | tuple[str, ...]]) -> "Iterator[Property]":
    from cyclonedx.model import Property

    for name, value in values.items():
        for one in (value,) if isinstance(value, str) else value:
            if one:
                yield Property(name=f"{_PREFIX}{name}", value=one)


def _day(value: object) -> str:
    return "" if value is None else str(value)
