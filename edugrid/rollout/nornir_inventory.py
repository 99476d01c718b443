"""The inventory plugin for nornir: ``InitNornir(inventory={"plugin": "edugrid", "options": {"region": …}})``."""

import os
import re
from pathlib import Path

from nornir.core.inventory import Defaults, Group, Groups, Host, Hosts, Inventory, ParentGroups

from edugrid.region import open_region
from edugrid.rollout.site import Site


class EdugridInventory:
    """Reads ``inventories/`` as every edugrid command does.

    Hosts are the active devices of ``region`` (``henan/zhengzhou``) below the folder ``root``; a host's platform is the
    name NAPALM knows our driver by (``edugrid_huawei_vrp8``). Groups: each region above it (``henan_zhengzhou``), its
    role, its platform. ``data``: region, role, platform, school, pair, transport, netconf_port.

    No login is in it: give one in nornir's defaults, or use the transform function ``edugrid_login``.
    """

    def __init__(self, region: str, root: str = "") -> None:
        self.region = region
        self.root = Path(root or os.environ.get("EDUGRID_INVENTORIES", "inventories"))

    def load(self) -> Inventory:
        """Build the inventory.

        Raises:
            edugrid.intent.problems.IntentError: the intent has problems.
            edugrid.rollout.site.SiteError: a site setting is unusable.

        """
        site = Site.from_env(os.environ)
        hosts, groups, defaults = Hosts(), Groups(), Defaults()
        for device in open_region(self.root, self.region).design.devices:
            if device.state != "active":
                continue
            steps = device.region.split("/")
            places = ["/".join(steps[: depth + 1]) for depth in range(len(steps))]
            parents = ParentGroups()
            for name in (re.sub(r"\W", "_", name) for name in (*places, device.role, device.platform)):
                groups.setdefault(name, Group(name=name, defaults=defaults))
                parents.append(groups[name])
            endpoint = site.endpoint(device.name, device.host, device.port, device.netconf_port)
            hosts[device.name] = Host(
                name=device.name,
                hostname=endpoint.host,
                port=endpoint.port,
                platform=f"edugrid_{device.platform}",
                groups=parents,
                data={
                    "region": device.region,
                    "role": device.role,
                    "platform": device.platform,
                    "school": device.school,
                    "pair": device.pair,
                    "transport": device.transport,
                    "netconf_port": endpoint.netconf_port or endpoint.port,
                },
                defaults=defaults,
            )
        return Inventory(hosts=hosts, groups=groups, defaults=defaults)
