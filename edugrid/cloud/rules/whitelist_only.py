"""Policy: only what the whitelist register lists is let in."""

from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Final

from edugrid.cloud.canonical import EVERYWHERE, RuleKey, rule_key
from edugrid.cloud.declared import Declared
from edugrid.cloud.rules.management_ports import RESOURCE
from edugrid.cloud.violation import Violation
from edugrid.design.assigned_sources import AssignedPrefix, real_sources
from edugrid.design.tenancy_security import BALANCER, TRANSIT
from edugrid.intent.registers import WhitelistEntry
from edugrid.intent.tree import Intent
from edugrid.text import Text

SOURCE: Final = Text(
    "GB/T 22239-2019, 8.1.3.2-a (access control at the boundary: refuse by default)",
    "GB/T 22239-2019 第 8.1.3.2 条 a)（区域边界访问控制：默认拒绝）",
)
RULE: Final = "whitelist-only-ingress"


def whitelist_only(resource: Declared, intent: Intent) -> list[Violation]:
    """Refuse an ingress rule that no valid entry of a city's whitelist covers; one from a group names its own kind.

    Inside the city's own cloud networks the way from a balancer to its servers and the transit of a virtual router
    need no entry. Where a cloud assigns an IPv6 prefix, an entry means that prefix as well.
    """
    given = resource.properties
    if resource.type != RESOURCE or given.get("direction") != "ingress" or given.get("remoteGroupId"):
        return []
    ethertype = str(given.get("ethertype") or "IPv4")
    ports = tuple(int(p) if isinstance(p := given.get(key), int | float) else None for key in _PORTS)
    key = rule_key("ingress", ethertype, given.get("protocol"), (ports[0], ports[1]), given.get("remoteIpPrefix"))
    source = ip_network(key.remote or EVERYWHERE[key.ethertype])
    if given.get("description") in OWN_WAYS and _inside(intent, source):
        return []
    assigned = _assigned(intent)
    covering = [
        row for city in intent.cities for row in city.registers.whitelist if _covers(row, key, source, assigned)
    ]
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


OWN_WAYS: Final = frozenset({BALANCER, TRANSIT})
_PORTS: Final = ("portRangeMin", "portRangeMax")


def _covers(
    row: WhitelistEntry, key: RuleKey, source: IPv4Network | IPv6Network, assigned: list[AssignedPrefix]
) -> bool:
    """The rule lets in nothing that the entry does not."""
    first, last = key.port_min or 1, key.port_max or 65535
    if row.protocol != key.protocol or first < row.port or last > (row.port_to or row.port):
        return False
    return any(_within(source, wider) for wider in real_sources(row.source, assigned))


def _within(source: IPv4Network | IPv6Network, wider: IPv4Network | IPv6Network) -> bool:
    if isinstance(source, IPv4Network):
        return isinstance(wider, IPv4Network) and source.subnet_of(wider)
    return isinstance(wider, IPv6Network) and source.subnet_of(wider)


def _inside(intent: Intent, source: IPv4Network | IPv6Network) -> bool:
    """The source lies in a cloud network of a city, by the ledger."""
    own = [
        ip_network(number)
        for city in intent.cities
        for kind in ("ipv4", "ipv6", "ipv6_assigned")
        for owner, number in intent.taken.get(city.path, {}).get(kind, {}).items()
        if owner.startswith(f"{city.path}/cloud/")
    ]
    return any(_within(source, network) for network in own)


def _assigned(intent: Intent) -> list[AssignedPrefix]:
    return [
        AssignedPrefix(IPv6Network(numbers["ipv6"][owner]), IPv6Network(prefix))
        for numbers in intent.taken.values()
        for owner, prefix in numbers.get("ipv6_assigned", {}).items()
        if owner in numbers.get("ipv6", {})
    ]
