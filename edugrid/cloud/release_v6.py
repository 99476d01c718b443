"""Give the IPv6 subnets back that the cloud assigned, before the stack that they hang on is deleted."""

from edugrid.cloud.connect import connect, failure
from edugrid.cloud.home import home
from edugrid.cloud.live import live, project_id
from edugrid.cloud.v6_need import v6_needs
from edugrid.design.tenancy_spec import TenancySpec


def release_v6(spec: TenancySpec) -> int:
    """Take router legs and addresses away, then delete the subnets; their number.

    Raises:
        CloudError: the cloud refused.

    """
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    if spec.features.planned_v6:
        return 0
    door = connect(spec.cloud)
    project = project_id(door, home(spec))
    there = live(door, spec.cloud, project, spec.features) if project else ()
    needs = [need for need in v6_needs(spec, there, ()) if need.subnet is not None]
    routers = {item.id: item.parent for item in there if item.kind == "port"}
    try:
        for need in needs:
            for leg in need.legs:
                door.network.remove_interface_from_router(routers[leg], subnet_id=need.subnet)
            for item in there:
                if (
                    item.kind == "port"
                    and item.id not in need.legs
                    and need.subnet in item.subnets
                    and not _own(item.role)
                ):
                    port = door.network.get_port(item.id)
                    kept = [address for address in port.fixed_ips if address["subnet_id"] != need.subnet]
                    door.network.update_port(port, fixed_ips=kept)
            door.network.delete_subnet(need.subnet)
    except (SDKException, ClientException, OSError) as error:
        raise failure(spec.cloud, error) from None
    return len(needs)


def _own(role: str) -> bool:
    """Ports of Neutron's own services go with their subnet."""
    return role.startswith("network:")
