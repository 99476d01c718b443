"""Policy: servers have approved flavors only."""

from typing import Final

from edugrid.cloud.declared import Declared
from edugrid.cloud.rules.mandatory_tags import RESOURCE
from edugrid.cloud.violation import Violation
from edugrid.intent.tree import Intent
from edugrid.text import Text

SOURCE: Final = Text(
    "2022 key points, item 2 (Henan, 教科技函〔2022〕152号): planned as one, built to be shared",
    "2022 年工作要点第 2 项（河南省 教科技函〔2022〕152号）：统筹规划、集约建设、共享使用",
)


def approved_flavors(resource: Declared, intent: Intent) -> list[Violation]:
    """Refuse a server whose flavor is not in ``approved_flavors`` of province.yml; an empty list allows every one.

    A server that names its flavor by id only cannot be judged and is refused as well.
    """
    approved = intent.province.approved_flavors
    if resource.type != RESOURCE or not approved:
        return []
    flavor = resource.properties.get("flavorName")
    if flavor in approved:
        return []
    listed = ", ".join(approved)
    shown = flavor or resource.properties.get("flavorId") or "-"
    return [
        Violation(
            "approved-flavors",
            SOURCE,
            resource.name,
            Text(f"the flavor {shown!r} is not approved", f"规格“{shown}”未经批准"),
            Text(
                f"use one of: {listed} (province.yml: approved_flavors)",
                f"请使用：{listed}（province.yml 的 approved_flavors）",
            ),
        )
    ]
