"""What a dynamic inventory script prints for Ansible."""

from collections.abc import Sequence
from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.rollout.ansible_inventory import ansible_inventory
from edugrid.rollout.site import Site


def ansible_listing(devices: Sequence[DeviceDesign], site: Site) -> dict[str, Any]:
    """The answer to ``--list``: the groups of ``ansible_inventory`` with the variables of each active device.

    Addresses are the site's; there is no login in it. Source: Ansible developer guide, "Developing dynamic inventory".
    """
    groups = ansible_inventory(devices)["all"]["children"]
    active = [device for device in devices if device.state == "active"]
    return {
        "_meta": {"hostvars": {device.name: _variables(device, site) for device in active}},
        "all": {"children": sorted(groups)},
        **{name: {"hosts": sorted(group["hosts"])} for name, group in sorted(groups.items())},
    }


def _variables(device: DeviceDesign, site: Site) -> dict[str, Any]:
    endpoint = site.endpoint(device.name, device.host, device.port)
    return {
        "ansible_host": endpoint.host,
        "ansible_port": endpoint.port,
        "edugrid_platform": device.platform,
        "edugrid_region": device.region,
        "edugrid_role": device.role,
        # what napalm.get_network_driver and the napalm-ansible modules call the driver
        "napalm_driver": f"edugrid_{device.platform}",
    }
