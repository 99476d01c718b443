# mypy: disable-error-code="import-untyped"
# reason: openstacksdk has no types
"""``python -m openstack_lab.seed_resources CLOUD``: what a provider has ready for its customers.

An external network and a provider network towards the metropolitan network (both IPv4 and IPv6), flavors, public
images, volume types; all through the public API. Returns when the (fake) compute host can take servers.
"""

import sys
import time
import warnings
from typing import Any

# Each with (vCPU, MiB of memory, GiB of disk)
FLAVORS = {
    "edu.small": (1, 1024, 10),
    "edu.medium": (2, 4096, 20),
    "edu.large": (4, 8192, 40),
    "edu.nfv": (2, 2048, 10),
}
# Each with its os_distro.
IMAGES = {"edu-linux-12": "debian", "edu-nfv-frr": "debian"}
# Documentation prefixes: RFC 5737 and RFC 3849.
EXTERNAL = (
    "ext-net",
    {"is_router_external": True, "provider_network_type": "flat", "provider_physical_network": "external"},
    ((4, "198.51.100.0/24", "198.51.100.1"), (6, "2001:db8:ffff::/64", "2001:db8:ffff::1")),
)
# Shared: every project may put a port or a router into it. The VLAN is outside the range that projects' networks get.
TOWARDS_MAN = (
    "man-net",
    {
        "is_shared": True,
        "provider_network_type": "vlan",
        "provider_physical_network": "physnet1",
        "provider_segmentation_id": 4000,
    },
    ((4, "203.0.113.0/24", "203.0.113.1"), (6, "2001:db8:fffe::/64", "2001:db8:fffe::1")),
)
STANDARD, ENCRYPTED = "edu-standard", "edu-encrypted"
COMPUTE_TIMEOUT_SECONDS = 120.0


def _wait_for_compute(cloud: Any) -> None:  # noqa: ANN401  # openstacksdk is untyped
    deadline = time.monotonic() + COMPUTE_TIMEOUT_SECONDS
    # A hypervisor is listed once its host is mapped to a cell: from then on it takes servers.
    while not list(cloud.compute.hypervisors()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"no compute host after {COMPUTE_TIMEOUT_SECONDS:.0f} s")
        time.sleep(0.5)


def _seed_network(
    cloud: Any,  # noqa: ANN401  # the same
    name: str,
    options: dict[str, Any],
    subnets: tuple[tuple[int, str, str], ...],
) -> None:
    network = cloud.network.find_network(name) or cloud.network.create_network(name=name, **options)
    for version, prefix, gateway in subnets:
        subnet = f"{name}-v{version}"
        if cloud.network.find_subnet(subnet) is None:
            cloud.network.create_subnet(
                network_id=network.id,
                name=subnet,
                ip_version=version,
                cidr=prefix,
                gateway_ip=gateway,
                enable_dhcp=False,
            )


def _seed_volume_types(cloud: Any) -> None:  # noqa: ANN401  # the same
    storage = cloud.block_storage
    for name, description in (
        (STANDARD, "Volumes as they are"),
        (ENCRYPTED, "Volumes encrypted with LUKS, for systems of protection level 3"),
    ):
        if storage.find_type(name) is None:
            # Cinder's own key for which backend takes it.
            storage.create_type(name=name, description=description, extra_specs={"volume_backend_name": "lab"})
    encrypted = storage.find_type(ENCRYPTED)
    if not storage.get_type_encryption(encrypted).get("encryption_id"):
        storage.create_type_encryption(
            encrypted, provider="luks", cipher="aes-xts-plain64", key_size=256, control_location="front-end"
        )


def seed_resources(name: str) -> None:
    """Create what is missing with the cloud entry ``name`` (an admin's)."""
    warnings.simplefilter("ignore")
    import openstack

    cloud = openstack.connect(cloud=name)
    for network in (EXTERNAL, TOWARDS_MAN):
        _seed_network(cloud, *network)
    for flavor, (vcpus, memory, disk) in FLAVORS.items():
        if cloud.compute.find_flavor(flavor) is None:
            cloud.compute.create_flavor(name=flavor, vcpus=vcpus, ram=memory, disk=disk)
    for image, distribution in IMAGES.items():
        if cloud.image.find_image(image) is None:
            # Simulated: the fake hypervisor never reads it, so it is one sector and not an operating system.
            cloud.image.create_image(
                image,
                data=b"\0" * 512,
                disk_format="raw",
                container_format="bare",
                visibility="public",
                os_distro=distribution,
            )
    if cloud.has_service("block-storage"):
        _seed_volume_types(cloud)
    _wait_for_compute(cloud)


if __name__ == "__main__":
    seed_resources(sys.argv[1])
