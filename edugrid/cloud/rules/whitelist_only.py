"""Policy: only what the whitelist register lists is let in."""

from ipaddress import ip_network
from typing import Final

from edugrid.cloud.canonical import EVERYWHERE, RuleKey, rule_key
from edugrid.cloud.declared import Declared
from edugrid.cloud.rules.management_ports import RESOURCE
from edugrid.cloud.violation import Violation
from edugrid.intent.registers import WhitelistEntry
from edugrid.intent.tree import Intent
from edugrid.text import Text

SOURCE: Final = Text(
    "GB/T 22239-2019, 8.1.3.2-a (access control at the boundary: refuse by default)",
    "GB/T 22239-2019 第 8.1.3.2 条 a)（区域边界访问控制：默认拒绝）",
)
RULE: Final = "whitelist-only-ingress"


def whitelist_only(resource: Declared, intent: Intent) -> list[Violation]:
    """Refuse an ingress rule that no valid entry of a city's whitelist covers; one from a group names its own kind."""
    given = resource.properties
    if resource.type != RESOURCE or given.get("direction") != "ingress" or given.get("remoteGroupId"):
        return []
    ethertype = str(given.get("ethertype") or "IPv4")
    ports = tuple(int(p) if isinstance(p := given.get(key), int | float) else None for key in _PORTS)
    key = rule_key("ingress", ethertype, given.get("protocol"), (ports[0], ports[1]), given.get("remoteIpPrefix"))
    if given.get("description") in OWN and _is_a_network(intent, key):
        return []
    covering = [row for city in intent.cities for row in city.registers.whitelist if _covers(row, key)]
    if any(row.until >= intent.today for row in covering):
        return []
    if covering:
        row = max(covering, key=lambda entry: entry.until)
        message = Text(
            f"the whitelist entry {row.id} ended on {row.until}", f"白名单条目 {row.id} 已于 {row.until} 到期"
        )
        hint = Text(
            "renew the entry or remove it from registers/whitelist.csv",
            "请在 registers/whitelist.csv 中续期或删除该条目",
        )
    else:
        message = Text(f"{key.show()} is in no whitelist entry", f"{key.show()} 不在白名单中")
        hint = Text(
            "add an approved entry to registers/whitelist.csv", "请在 registers/whitelist.csv 中登记经审批的条目"
        )
    return [Violation(RULE, SOURCE, resource.name, message, hint)]


OWN: Final = frozenset({"balancer", "transit"})
"""Descriptions of rules for a load balancer and for what an NFV edge carries: see edugrid.design.tenancy_security."""

ONE_NETWORK: Final = {4: 24, 6: 64}


def _is_a_network(intent: Intent, key: RuleKey) -> bool:
    """The source is no more than one network of the province's own pools."""
    source, pools = ip_network(key.remote), intent.province.pools
    pool = ip_network(str(pools.ipv4.prefix if source.version == 4 else pools.ipv6.prefix))  # noqa: PLR2004 - IPv4
    first, last = int(pool.network_address), int(pool.broadcast_address)
    inside = first <= int(source.network_address) and int(source.broadcast_address) <= last
    return inside and source.prefixlen >= ONE_NETWORK[source.version]


_PORTS: Final = ("portRangeMin", "portRangeMax")


def _covers(row: WhitelistEntry, key: RuleKey) -> bool:
    """The rule lets in nothing that the entry does not."""
    source = ip_network(key.remote or EVERYWHERE[key.ethertype])
    if row.source.version != source.version or row.protocol != key.protocol:
        return False
    first, last = key.port_min or 1, key.port_max or 65535
    return (
        row.port <= first
        and last <= (row.port_to or row.port)
        and int(row.source.network_address) <= int(source.network_address)
        and int(source.broadcast_address) <= int(row.source.broadcast_address)
    )
