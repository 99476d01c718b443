"""Policy: capacity above the city's allotment has been approved."""

from typing import Final

from edugrid.cloud.violation import Violation
from edugrid.design.capacity_text import capacity_text
from edugrid.design.cloud_capacity import cloud_capacity
from edugrid.intent.tree import Intent
from edugrid.text import Text

SOURCE: Final = Text(
    "2022 key points, item 10 (Henan, 教科技函〔2022〕152号): planned as one, approved at one place, shared",
    "2022 年工作要点第 10 项（河南省 教科技函〔2022〕152号）：统筹规划、归口审批、集约建设、共享使用",
)


def capacity_approval(intent: Intent) -> list[Violation]:
    """Refuse what is needed today above a cloud's allotment and the approvals that are valid today."""
    found = []
    for city in intent.cities:
        for cloud in cloud_capacity(intent, city):
            if cloud.missing.empty:
                continue
            missing, needed = capacity_text(cloud.missing), capacity_text(cloud.needed)
            found.append(
                Violation(
                    "capacity-approval",
                    SOURCE,
                    f"{city.path}/{cloud.cloud}",
                    Text(
                        f"{missing.en} above the allotment and all valid approvals ({needed.en} needed today)",
                        f"超出分配额度与有效审批 {missing.zh}（今日需要 {needed.zh}）",
                    ),
                    Text(
                        f"file an approval for cloud {cloud.cloud} over {missing.en} in registers/approvals.csv"
                        f" (id, scope, approver, granted, until), or shrink an application",
                        f"请就云 {cloud.cloud} 的 {missing.zh} 申报审批并登记到 registers/approvals.csv"
                        f"（编号、范围、批准人、批准日、截止日），或缩减应用",
                    ),
                    city.path,
                )
            )
    return found
