"""Policy: systems of protection level 3 have networks of their own."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from edugrid.cloud.declared import Declared
from edugrid.cloud.rules.level3_encryption import LEVEL, protection_level
from edugrid.cloud.rules.mandatory_tags import RESOURCE
from edugrid.cloud.violation import Violation
from edugrid.text import Text

SOURCE: Final = Text(
    "GB/T 22239-2019, 8.1.2.1-d (level 3: important zones are reliably separated)",
    "GB/T 22239-2019 第 8.1.2.1 条 d)（第三级：重要网络区域与其他区域可靠隔离）",
)


def level3_network(resources: Sequence[Declared]) -> list[Violation]:
    """Refuse a server of protection level 3 in a network that also has servers of a lower level."""
    members: dict[str, list[Declared]] = defaultdict(list)
    for resource in resources:
        if resource.type == RESOURCE and resource.network:
            members[resource.network].append(resource)
    found = []
    for network, servers in members.items():
        lower = sorted(server.name for server in servers if protection_level(server) < LEVEL)
        if not lower:
            continue
        found += [
            Violation(
                "level3-network",
                SOURCE,
                server.name,
                Text(
                    f"shares the network {network} with {lower[0]} of a lower level",
                    f"与较低等级的 {lower[0]} 共用网络 {network}",
                ),
                Text("give it the network of purpose 'secure'", "请使用用途为 secure 的独立网络"),
            )
            for server in servers
            if protection_level(server) >= LEVEL
        ]
    return found
