"""A capability profile becomes switches."""

from edugrid.design.features import Features
from edugrid.intent.capability_profile import CapabilityProfile


def features_of(profile: CapabilityProfile) -> Features:
    """Switches for the components; what is unknown is off, and `check_capabilities` refuses what depends on it."""
    return Features(
        layer=profile.layer,
        api=profile.kind == "openstack",
        admin=profile.admin is True,
        project=profile.projects == "create",
        quota=profile.quota == "write",
        one_router=profile.router == "vpc",
        snat=profile.snat is True,
        subnet_pools=profile.subnet_pools is True,
        address_scopes=profile.address_scopes is True,
        host_routes=profile.host_routes is True,
        network_tags=profile.tags is True,
        planned_v6=profile.v6 == "planned",
        v6_mode=profile.v6_modes[0] if profile.v6_modes else "slaac",
        server_groups=profile.server_groups is True,
        encrypted_volume_type=profile.encrypted_volume_type,
    )
