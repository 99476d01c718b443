"""Declared: NFV edges."""

from edugrid.cloud.declared import Declared
from edugrid.cloud.neutron_tags import neutron_tags
from edugrid.cloud.rules import mandatory_tags
from edugrid.design.tenancy_spec import TenancySpec


def declare_edges(spec: TenancySpec) -> list[Declared]:
    """Ports, trunk and server of each edge."""
    purposes = {network.name: network.purpose for network in spec.networks}
    found: list[Declared] = []
    for edge in spec.nfv_edges:
        name, tags = f"{spec.cloud}-{edge.name}", neutron_tags(edge.tags)
        port = "openstack:networking/port:Port"
        found.append(Declared(port, name, {"name": edge.name, "tags": tags}, f"{spec.cloud}-{edge.parent}"))
        found += [
            Declared(
                port,
                f"{name}-{purposes[network]}",
                {"name": f"{edge.name}-{purposes[network]}", "tags": tags},
                f"{spec.cloud}-{network}",
            )
            for network, _ in edge.subports
        ]
        server = {
            "name": edge.name,
            "flavorName": edge.flavor,
            "imageName": edge.image,
            "metadata": dict(edge.tags),
        }
        found += [
            Declared("openstack:networking/trunk:Trunk", name, {"name": edge.name, "tags": tags}),
            Declared(mandatory_tags.RESOURCE, name, server, f"{spec.cloud}-{edge.parent}"),
        ]
    return found
