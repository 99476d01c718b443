"""Policy: nothing new is placed in a legacy data centre after its freeze date."""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any, Final

from edugrid.cloud.declared import Declared
from edugrid.cloud.violation import Violation
from edugrid.intent.tree import Intent
from edugrid.text import Text

SOURCE: Final = Text(
    "2022 key points, item 2 (Henan, 教科技函〔2022〕152号): existing data centres leave by a timetable",
    "2022 年工作要点第 2 项（河南省 教科技函〔2022〕152号）：已有数据中心按退出时间表有序退出",
)
PLACES: Final = {
    "openstack:networking/subnet:Subnet": ("cidr",),
    "openstack:networking/subnetPool:SubnetPool": ("prefixes",),
    "openstack:networking/port:Port": ("fixedIps",),
    "openstack:compute/instance:Instance": ("networks",),
    "openstack:loadbalancer/loadBalancer:LoadBalancer": ("vipAddress",),
    "openstack:loadbalancer/members:Members": ("members",),
    "openstack:dns/recordSet:RecordSet": ("records",),
}
"""Properties that put something at an address; routes and rules only let somebody reach it."""


def frozen_site(resource: Declared, intent: Intent) -> list[Violation]:
    """Refuse a resource with an address inside the prefixes of a site whose freeze date has passed."""
    wanted = [resource.properties.get(name) for name in PLACES.get(resource.type, ())]
    addresses = [network for value in wanted for network in _networks(value)]
    if not addresses:
        return []
    return [
        Violation(
            "frozen-site",
            SOURCE,
            resource.name,
            Text(
                f"{_shown(address)} lies in {site.name}, which is frozen since {site.timetable.freeze}",
                f"{_shown(address)} 位于 {site.name}，该机房自 {site.timetable.freeze} 起冻结",
            ),
            Text(
                f"place it in a cloud of the city: {', '.join(cloud.name for cloud in city.file.clouds)}",
                f"请部署在本市的云：{'、'.join(cloud.name for cloud in city.file.clouds)}",
            ),
            city.path,
        )
        for city in intent.cities
        for _, _, site in city.data_centres()
        if site.state == "legacy" and site.timetable is not None and site.timetable.freeze < intent.today
        for address in addresses
        if any(address.version == prefix.version and address.overlaps(prefix) for prefix in site.prefixes)
    ]


def _shown(network: IPv4Network | IPv6Network) -> str:
    return str(network.network_address) if network.prefixlen == network.max_prefixlen else str(network)


def _networks(value: Any) -> Iterator[IPv4Network | IPv6Network]:  # noqa: ANN401 - whatever a property holds
    """Every address or prefix in a property, however deep; names and what is not known yet are none."""
    if isinstance(value, str):
        try:
            yield ip_network(value, strict=False)
        except ValueError:
            return
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _networks(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _networks(item)
