"""What else is in one project of Neutron: pools and scopes, trunks, QoS, shares, VPN; what the cloud does not have is left out."""

from collections.abc import Iterator
from typing import Any, Final

from edugrid.cloud.live_object import Kind, LiveObject
from edugrid.design.features import Features

LISTS: Final[tuple[tuple[str, Kind, str, str], ...]] = (
    ("address-scope", "address_scope", "address_scopes", ""),
    ("subnet_allocation", "subnet_pool", "subnet_pools", "address_scope_id"),
    ("trunk", "trunk", "trunks", ""),
    ("qos", "qos_policy", "qos_policies", ""),
    ("vpnaas", "vpn_service", "vpn_services", ""),
    ("vpnaas", "vpn_connection", "vpn_ipsec_site_connections", ""),
    ("vpnaas", "vpn_ike_policy", "vpn_ike_policies", ""),
    ("vpnaas", "vpn_ipsec_policy", "vpn_ipsec_policies", ""),
    ("vpnaas", "vpn_endpoints", "vpn_endpoint_groups", ""),
)
"""(extension, kind, call, attribute that names the parent)."""


def live_more_network(connection: Any, project: str, features: Features) -> Iterator[LiveObject]:  # noqa: ANN401 - openstacksdk has no types
    """List them, each call once, only where its extension is there and the cloud's profile does not say no."""
    network = connection.network
    closed = {"address-scope": not features.address_scopes, "subnet_allocation": not features.subnet_pools}
    extensions = {item.alias for item in network.extensions() if not closed.get(item.alias)}
    for extension, kind, call, parent in LISTS:
        if extension in extensions:
            for item in _listed(network, call, project):
                # an operator's shared pools and scopes are listed for everybody
                if item.project_id == project:
                    owner = getattr(item, parent) or "" if parent else ""
                    yield LiveObject(kind=kind, id=item.id, name=item.name or "", parent=owner)
    if "rbac-policies" in extensions and features.admin:
        for item in _listed(network, "rbac_policies", project):
            yield LiveObject(kind="share", id=item.id, name=item.target_project_id, parent=item.object_id)


def _listed(network: Any, call: str, project: str) -> list[Any]:  # noqa: ANN401 - the same
    """What the call lists; nothing where it is forbidden, because who may not list made none either."""
    from openstack.exceptions import ForbiddenException

    try:
        return list(getattr(network, call)(project_id=project))
    except ForbiddenException:
        return []
