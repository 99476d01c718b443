"""Policy: no network without IPv6."""

from collections.abc import Sequence
from typing import Final

from edugrid.cloud.declared import Declared
from edugrid.cloud.violation import Violation
from edugrid.text import Text

NETWORK: Final = "openstack:networking/network:Network"
SUBNET: Final = "openstack:networking/subnet:Subnet"
IPV6: Final = 6
SOURCE: Final = Text(
    "Action plan for the large-scale deployment of IPv6 (2017): new networks and applications support IPv6",
    "《推进互联网协议第六版（IPv6）规模部署行动计划》（2017）：新建网络与应用全面支持 IPv6",
)


def ipv6_everywhere(resources: Sequence[Declared]) -> list[Violation]:
    """Refuse every network, external ones apart, that has no IPv6 subnet among ``resources``."""
    served = {r.network for r in resources if r.type == SUBNET and r.properties.get("ipVersion") == IPV6}
    return [
        Violation(
            "ipv6-on-every-network",
            SOURCE,
            network.name,
            Text("the network has no IPv6 subnet", "该网络没有 IPv6 子网"),
            Text("add one from the region's IPv6 pool", "请从本地区的 IPv6 地址池增加一个子网"),
        )
        for network in resources
        if network.type == NETWORK and not network.properties.get("external") and network.name not in served
    ]
