"""The design's devices as an Ansible inventory."""

import re
from collections.abc import Sequence
from typing import Any

from edugrid.design.network import DeviceDesign


def ansible_inventory(devices: Sequence[DeviceDesign]) -> dict[str, Any]:
    """Active devices by platform, role and region (``henan_zhengzhou_zhongmu``): no address and no secret.

    A region's group holds the devices of the places below it too. Addresses and logins are edugrid's own business:
    a playbook asks it for whatever needs a session.
    """
    groups: dict[str, Any] = {}
    for device in devices:
        if device.state == "active":
            for name in (device.platform, device.role, *_places(device.region)):
                # Ansible takes letters, digits and underscores only
                group = re.sub(r"\W", "_", name, flags=re.ASCII)
                groups.setdefault(group, {"hosts": {}})["hosts"][device.name] = {}
    return {"all": {"children": groups}}


def _places(region: str) -> list[str]:
    steps = region.split("/")
    return ["/".join(steps[: depth + 1]) for depth in range(len(steps))]
