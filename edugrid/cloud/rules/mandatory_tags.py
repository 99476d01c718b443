"""Policy: every server and volume says whose it is and what it holds."""

from typing import Final

from edugrid.cloud.declared import Declared
from edugrid.cloud.violation import Violation
from edugrid.text import Text

RESOURCE: Final = "openstack:compute/instance:Instance"
TAGGED: Final = frozenset({RESOURCE, "openstack:blockstorage/volume:Volume"})
TAGS: Final = ("owner", "data_class", "protection_level")
SOURCE: Final = Text(
    "GB/T 22239-2019, asset management: keep a list of assets with owner, importance and place",
    "GB/T 22239-2019 安全运维管理“资产管理”：编制并保存资产清单，包括责任部门、重要程度和所处位置",
)


def mandatory_tags(resource: Declared) -> list[Violation]:
    """Refuse a server or volume without owner, data class or protection level in its metadata."""
    if resource.type not in TAGGED:
        return []
    metadata = resource.properties.get("metadata")
    given = metadata if isinstance(metadata, dict) else {}
    missing = ", ".join(tag for tag in TAGS if not given.get(tag))
    if not missing:
        return []
    return [
        Violation(
            "mandatory-tags",
            SOURCE,
            resource.name,
            Text(f"metadata without {missing}", f"元数据缺少 {missing}"),
            Text("set them on the application in city.yml", "请在 city.yml 的应用中补充"),
        )
    ]
