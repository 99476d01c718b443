# mypy: disable-error-code="import-untyped"
# reason: openstacksdk has no types
"""``python -m openstack_lab.seed_resources CLOUD``: what a provider has ready for its customers.

An external network with IPv4 and IPv6, three flavors, one public image; all through the public API. Returns when the
(fake) compute host can take servers.
"""

import sys
import time
import warnings
from typing import Any

# name: (vCPU, MiB of memory, GiB of disk)
FLAVORS = {"edu.small": (1, 1024, 10), "edu.medium": (2, 4096, 20), "edu.large": (4, 8192, 40)}
IMAGE = "edu-linux-12"
# Documentation prefixes: RFC 5737 and RFC 3849.
EXTERNAL_SUBNETS = (
    (4, "ext-net-v4", "198.51.100.0/24", "198.51.100.1"),
    (6, "ext-net-v6", "2001:db8:ffff::/64", "2001:db8:ffff::1"),
)
COMPUTE_TIMEOUT_SECONDS = 120.0


def _wait_for_compute(cloud: Any) -> None:  # noqa: ANN401  # openstacksdk is untyped
    deadline = time.monotonic() + COMPUTE_TIMEOUT_SECONDS
    # A hypervisor is listed once its host is mapped to a cell: from then on it takes servers.
    while not list(cloud.compute.hypervisors()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"no compute host after {COMPUTE_TIMEOUT_SECONDS:.0f} s")
        time.sleep(0.5)


def seed_resources(name: str) -> None:
    """Create what is missing with the cloud entry ``name`` (an admin's)."""
    warnings.simplefilter("ignore")
    import openstack

    cloud = openstack.connect(cloud=name)
    external = cloud.network.find_network("ext-net") or cloud.network.create_network(
        name="ext-net",
        is_router_external=True,
        provider_network_type="flat",
        provider_physical_network="external",
    )
    for version, subnet, prefix, gateway in EXTERNAL_SUBNETS:
        if cloud.network.find_subnet(subnet) is None:
            cloud.network.create_subnet(
                network_id=external.id,
                name=subnet,
                ip_version=version,
                cidr=prefix,
                gateway_ip=gateway,
                enable_dhcp=False,
            )
    for flavor, (vcpus, memory, disk) in FLAVORS.items():
        if cloud.compute.find_flavor(flavor) is None:
            cloud.compute.create_flavor(name=flavor, vcpus=vcpus, ram=memory, disk=disk)
    if cloud.image.find_image(IMAGE) is None:
        # Simulated: the fake hypervisor never reads it, so it is one sector and not an operating system.
        cloud.image.create_image(
            IMAGE, data=b"\0" * 512, disk_format="raw", container_format="bare", visibility="public", os_distro="debian"
        )
    _wait_for_compute(cloud)


if __name__ == "__main__":
    seed_resources(sys.argv[1])
