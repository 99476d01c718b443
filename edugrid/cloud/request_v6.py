"""IPv6 subnets whose prefix the cloud assigns: asked for through the API, because the provider demands a prefix."""

from typing import Any, Final

from edugrid.cloud.connect import connect, failure
from edugrid.cloud.errors import CloudError
from edugrid.cloud.home import home
from edugrid.cloud.live import live, project_id
from edugrid.cloud.progress import Progress, silent
from edugrid.cloud.v6_need import V6Need, v6_needs
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.rollout.plan_file import CloudStep
from edugrid.text import Text

REQUEST_V6: Final = "request-v6"
"""The cloud is asked for the IPv6 half of a network: subnet, router leg, and addresses of ports that have none."""


def request_steps(spec: TenancySpec, needs: tuple[V6Need, ...]) -> tuple[CloudStep, ...]:
    """One step a network that lacks something."""
    return tuple(
        CloudStep(
            op=REQUEST_V6,
            type="openstack:subnet",
            name=f"{spec.cloud}-{need.network.name}-v6",
            urn=f"openstack://{spec.cloud}/{home(spec)}/network/{need.network.name}",
            changes=_changes(spec, need),
        )
        for need in needs
        if not need.met
    )


def _changes(spec: TenancySpec, need: V6Need) -> tuple[str, ...]:
    if need.subnet is None:
        return ("cidr: -> assigned by the cloud", f"ipv6_address_mode: -> {spec.features.v6_mode}")
    legs = () if need.routed else (f"router: -> {spec.router}",)
    return (*legs, *(f"port {port}: -> an address" for port in need.ports))


def request_v6(
    specs: tuple[TenancySpec, ...], steps: list[CloudStep], managed: set[str], progress: Progress = silent
) -> dict[str, tuple[V6Need, ...]]:
    """Do the steps, after the engine has made networks and routers; what is done already is left as it is.

    ``managed`` are the ids in the stack's state. Returns what is there now, by cloud.

    Raises:
        CloudError: the cloud refused, or a network or router of the plan is not there.

    """
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    asked = {step.urn for step in steps}
    found: dict[str, tuple[V6Need, ...]] = {}
    for spec in specs:
        if spec.features.planned_v6:
            continue
        door = connect(spec.cloud)
        for number, need in enumerate(_look(door, spec, managed)):
            if f"openstack://{spec.cloud}/{home(spec)}/network/{need.network.name}" not in asked:
                continue
            progress(number, len(steps), f"{REQUEST_V6} {need.network.name}")
            try:
                _request(door, spec, need, managed)
            except (SDKException, ClientException, OSError) as error:
                raise failure(spec.cloud, error) from None
        found[spec.cloud] = _look(door, spec, managed)
    return found


def _look(door: Any, spec: TenancySpec, managed: set[str]) -> tuple[V6Need, ...]:  # noqa: ANN401 - openstacksdk has no types
    project = project_id(door, home(spec))
    return v6_needs(spec, live(door, spec.cloud, project, spec.features) if project else (), managed)


def _request(door: Any, spec: TenancySpec, need: V6Need, managed: set[str]) -> None:  # noqa: ANN401 - the same
    project = project_id(door, home(spec))
    network = next(iter(door.network.networks(name=need.network.name, project_id=project)), None)
    router = next(iter(door.network.routers(name=spec.router, project_id=project)), None)
    if network is None or router is None:
        raise CloudError(
            Text(
                f"{spec.cloud}: {need.network.name} or {spec.router} is not there, so that it can have no IPv6",
                f"{spec.cloud}：{need.network.name} 或 {spec.router} 不存在，无法申请 IPv6",
            ),
            Text(f"run: edugrid cloud up {spec.region}", f"请运行：edugrid cloud up {spec.region}"),
        )
    if need.subnet is None:
        servers = [str(server) for server in need.network.dns_servers if server.version == 6]  # noqa: PLR2004 - IPv6
        door.network.create_subnet(
            name=f"{need.network.name}-v6",
            network_id=network.id,
            ip_version=6,
            is_dhcp_enabled=True,
            ipv6_ra_mode=spec.features.v6_mode,
            ipv6_address_mode=spec.features.v6_mode,
            **({"dns_nameservers": servers} if servers else {}),
        )
        need = next(each for each in _look(door, spec, managed) if each.network == need.network)
    if need.subnet and not need.routed:
        door.network.add_interface_to_router(router.id, subnet_id=need.subnet)
    for port in need.ports:
        there = door.network.get_port(port)
        door.network.update_port(there, fixed_ips=[*there.fixed_ips, {"subnet_id": need.subnet}])
