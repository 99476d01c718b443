"""Policy: management ports are not open to the whole internet."""

from typing import Final

from edugrid.cloud.canonical import EVERYWHERE, rule_key
from edugrid.cloud.declared import Declared
from edugrid.cloud.violation import Violation
from edugrid.text import Text

RESOURCE: Final = "openstack:networking/secGroupRule:SecGroupRule"
PORTS: Final = {22: "SSH", 23: "Telnet", 161: "SNMP", 3389: "RDP"}
SOURCE: Final = Text(
    "GB/T 22239-2019, access control at the area boundary: refuse by default, the fewest rules",
    "GB/T 22239-2019 区域边界“访问控制”：默认拒绝、规则数量最小化",
)


def management_ports(resource: Declared) -> list[Violation]:
    """Refuse an ingress rule from everywhere that lets through SSH, Telnet, SNMP or RDP."""
    given = resource.properties
    if resource.type != RESOURCE or given.get("direction") != "ingress" or given.get("remoteGroupId"):
        return []
    ethertype = str(given.get("ethertype") or "IPv4")
    ports = _number(given.get("portRangeMin")), _number(given.get("portRangeMax"))
    key = rule_key("ingress", ethertype, given.get("protocol"), ports, given.get("remoteIpPrefix"))
    if key.remote != EVERYWHERE[ethertype] or key.protocol not in {"", "tcp", "udp"}:
        return []
    first, last = key.port_min or 1, key.port_max or 65535
    reached = [f"{name} ({port})" for port, name in PORTS.items() if first <= port <= last]
    if not reached:
        return []
    names = ", ".join(reached)
    return [
        Violation(
            "no-open-management-port",
            SOURCE,
            " ".join(filter(None, (resource.name, str(given.get("description") or "")))),
            Text(f"{names} would be open to {key.remote}", f"{names} 将对 {key.remote} 开放"),
            Text("name the bastion's prefix as the source in the whitelist", "请在白名单中把来源写成堡垒机网段"),
        )
    ]


def _number(value: object) -> int | None:
    """Engine numbers arrive as floats; what is not known before the update as something else."""
    return int(value) if isinstance(value, int | float) else None
