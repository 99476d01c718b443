"""Policy: systems of protection level 3 keep their data on encrypted volumes."""

from typing import Final

from edugrid.cloud.declared import Declared
from edugrid.cloud.encrypted_type import ENCRYPTED
from edugrid.cloud.violation import Violation
from edugrid.intent.tree import Intent
from edugrid.text import Text

VOLUME: Final = "openstack:blockstorage/volume:Volume"
LEVEL: Final = 3
SOURCE: Final = Text(
    "GB/T 22239-2019, 8.1.4.8-b (level 3: confidentiality of stored data by cryptography)",
    "GB/T 22239-2019 第 8.1.4.8 条 b)（第三级：采用密码技术保证重要数据存储保密性）",
)


def level3_encryption(resource: Declared, intent: Intent) -> list[Violation]:
    """Refuse a volume whose metadata say protection level 3 and whose type is not an encrypted one.

    Encrypted are edugrid's own type and those that the clouds' capability profiles name.
    """
    if resource.type != VOLUME or protection_level(resource) < LEVEL:
        return []
    kind = resource.properties.get("volumeType")
    if kind in {ENCRYPTED, *(profile.encrypted_volume_type for profile in intent.capabilities.values())} - {None}:
        return []
    shown = kind or "-"
    return [
        Violation(
            "level3-encryption",
            SOURCE,
            resource.name,
            Text(
                f"a volume of protection level 3 is not encrypted (type {shown})",
                f"等级保护第三级系统的云硬盘未加密（类型 {shown}）",
            ),
            Text(
                f"leave out 'encrypted: false' (type {ENCRYPTED})", f"请去掉 encrypted: false（应为类型 {ENCRYPTED}）"
            ),
        )
    ]


def protection_level(resource: Declared) -> int:
    """What the metadata of a server or volume say; 0 when they say nothing."""
    metadata = resource.properties.get("metadata")
    text = str(metadata.get("protection_level", "")) if isinstance(metadata, dict) else ""
    return int(text) if text.isdigit() else 0
