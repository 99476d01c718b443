"""Policy: servers boot approved images only."""

from typing import Final

from edugrid.cloud.declared import Declared
from edugrid.cloud.rules.mandatory_tags import RESOURCE
from edugrid.cloud.violation import Violation
from edugrid.intent.tree import Intent
from edugrid.text import Text

SOURCE: Final = Text(
    "GB/T 22239-2019, 8.2.4.4 (cloud: hardened images, protection of images)",
    "GB/T 22239-2019 第 8.2.4.4 条（云计算扩展要求：镜像加固与镜像保护）",
)


def approved_images(resource: Declared, intent: Intent) -> list[Violation]:
    """Refuse a server whose image is not in ``approved_images`` of province.yml; an empty list allows every one.

    A server that names its image by id only cannot be judged and is refused as well.
    """
    approved = intent.province.approved_images
    if resource.type != RESOURCE or not approved:
        return []
    image = resource.properties.get("imageName")
    if image in approved:
        return []
    listed = ", ".join(approved)
    shown = image or resource.properties.get("imageId") or "-"
    return [
        Violation(
            "approved-images",
            SOURCE,
            resource.name,
            Text(f"the image {shown!r} is not approved", f"镜像“{shown}”未经批准"),
            Text(
                f"use one of: {listed} (province.yml: approved_images)",
                f"请使用：{listed}（province.yml 的 approved_images）",
            ),
        )
    ]
