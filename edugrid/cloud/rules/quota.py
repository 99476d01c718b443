"""Policy: nobody plans more than the project's quota."""

from typing import Final

from edugrid.cloud.rules.capacity_approval import SOURCE
from edugrid.cloud.violation import Violation
from edugrid.design.capacity_sums import above
from edugrid.design.capacity_text import capacity_text
from edugrid.design.cloud_capacity import cloud_capacity
from edugrid.intent.tree import Intent
from edugrid.text import Text

RULE: Final = "quota"


def quota(intent: Intent) -> list[Violation]:
    """Refuse what is needed today above the quota of a cloud, which the cloud itself would refuse halfway."""
    found = []
    for city in intent.cities:
        for cloud in cloud_capacity(intent, city):
            over = above(cloud.needed, cloud.quota)
            if over.empty:
                continue
            text = capacity_text(over)
            found.append(
                Violation(
                    RULE,
                    SOURCE,
                    f"{city.path}/{cloud.cloud}",
                    Text(f"{text.en} above the quota of the project", f"超出项目配额 {text.zh}"),
                    Text(
                        f"raise clouds.{cloud.cloud}.quota in city.yml once the supplier agrees, or shrink an application",
                        f"经云服务商同意后提高 city.yml 中 {cloud.cloud} 的 quota，或缩减应用",
                    ),
                    city.path,
                )
            )
    return found
