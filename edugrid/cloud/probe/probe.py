"""Look at one cloud; nothing is written and no admin call is made."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from edugrid.cloud.cloud_entry import cloud_entry
from edugrid.cloud.connect import connect
from edugrid.cloud.probe.facts import CloudFacts
from edugrid.cloud.probe.way import way
from edugrid.design.tenancy_spec import TenancySpec

_T = TypeVar("_T")


def probe(spec: TenancySpec) -> CloudFacts:
    """What the cloud of ``spec`` shows to the login of clouds.yaml.

    Raises:
        CloudError: the cloud cannot be reached or does not accept the login.
        CloudInputError: clouds.yaml has no such entry.

    """
    entry = cloud_entry(spec.cloud, password=spec.features.project)
    road = way(entry.auth_url, entry.cacert, verify=entry.verify)
    door: Any = connect(spec.cloud)
    access = door.session.auth.get_access(door.session)
    return CloudFacts(
        roles=tuple(sorted(access.role_names)),
        services=tuple(sorted(service["type"] for service in access.service_catalog.catalog)),
        extensions=_try(lambda: tuple(sorted(item.alias for item in door.network.extensions()))),
        external_networks=_try(lambda: _names(door.network.networks(is_router_external=True))),
        flavors=_try(lambda: _names(door.compute.flavors(details=False))),
        images=_try(lambda: _names(door.image.images())),
        zones=_try(lambda: _names(door.compute.availability_zones())),
        limits=_try(lambda: _limits(door)),
        application_credentials=_application_credentials(door),
        token_minutes=max(0, round((access.expires - datetime.now(UTC)).total_seconds() / 60)),
        skew_seconds=road.skew_seconds,
        latency_ms=road.latency_ms,
        tls=road.tls,
    )


def _try(ask: Callable[[], _T]) -> _T | None:
    """The answer, None when this cloud does not give one."""
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    try:
        return ask()
    except (SDKException, ClientException, OSError):
        return None


def _names(items: Any) -> tuple[str, ...]:  # noqa: ANN401 - openstacksdk has no types
    return tuple(sorted(str(item.name) for item in items))


def _limits(door: Any) -> dict[str, int]:  # noqa: ANN401 - the same
    found = door.compute.get_limits().absolute
    return {"cores": found.total_cores, "ram_mib": found.total_ram, "instances": found.instances}


def _application_credentials(door: Any) -> bool | None:  # noqa: ANN401 - the same
    from openstack.exceptions import ForbiddenException, NotFoundException, SDKException

    try:
        list(door.identity.application_credentials(door.session.get_user_id()))
    except (NotFoundException, ForbiddenException):
        return False
    except SDKException:
        return None
    return True
