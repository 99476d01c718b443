"""What breaks a policy is not done."""

from edugrid.cloud.errors import PolicyError
from edugrid.cloud.judged import Judged
from edugrid.text import Text


def refuse(judged: Judged, region: str) -> None:
    """Raise PolicyError with every violation that no exception covers: rule, source, place and hint."""
    found = judged.refused
    if not found:
        return
    count = len(found)
    raise PolicyError(
        Text(
            "\n".join([f"{count} policy violation(s); nothing was registered:", *(v.show("en") for v in found)]),
            "\n".join([f"违反策略 {count} 处，未登记任何资源：", *(v.show("zh") for v in found)]),
        ),
        Text(
            f"change the intent, then: edugrid validate {region}",
            f"请修改意图文件后运行：edugrid validate {region}",
        ),
    )
