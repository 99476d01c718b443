"""DNS names of the region that still point into legacy data centres."""

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from edugrid.design.tenancy_spec import TenancySpec
from edugrid.retire.legacy_sites import LegacySite


def names(sites: Sequence[LegacySite], tenancies: Sequence[TenancySpec]) -> dict[str, tuple[str, ...] | None]:
    """Site → names in its city's zone with an address in its prefixes; None: the zone could not be read.

    Sites of a city without a zone (``dns`` of city.yml), and sites without prefixes, are left out.
    """
    zones: dict[str, tuple[tuple[str, IPv4Address | IPv6Address], ...] | None] = {}
    found: dict[str, tuple[str, ...] | None] = {}
    for _, site, city in sites:
        if city.file.dns is None or not site.prefixes:
            continue
        if city.path not in zones:
            cloud = city.file.dns.cloud
            spec = next((item for item in tenancies if item.region == city.path and item.label == cloud), None)
            zones[city.path] = None if spec is None else _zone(spec, city.file.dns.zone)
        records = zones[city.path]
        found[site.name] = (
            None
            if records is None
            else tuple(
                f"{name} → {address}" for name, address in records if any(address in prefix for prefix in site.prefixes)
            )
        )
    return found


def _zone(spec: TenancySpec, zone: str) -> tuple[tuple[str, IPv4Address | IPv6Address], ...] | None:
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    from edugrid.cloud.connect import connect
    from edugrid.cloud.errors import CloudError
    from edugrid.cloud.live import project_id

    if not spec.features.api:
        return None
    try:
        connection = connect(spec.cloud)
        project = project_id(connection, spec.project)
        if project is None:  # nothing was made yet, so no name of it points anywhere
            return ()
        return tuple(
            sorted(_records(connection, zone, {"project_id": project} if spec.features.admin else {}), key=str)
        )
    except (CloudError, SDKException, ClientException, OSError):
        return None


def _records(connection: Any, zone: str, scope: dict[str, str]) -> Iterator[tuple[str, IPv4Address | IPv6Address]]:  # noqa: ANN401 - openstacksdk has no types
    for found in connection.dns.zones(**scope):
        if found.name != zone:
            continue
        for record in connection.dns.recordsets(found.id, **scope):
            if record.type in {"A", "AAAA"}:
                for address in record.records:
                    yield record.name, ip_address(address)
