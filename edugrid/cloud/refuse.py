"""What breaks a policy is not done."""

from edugrid.cloud.errors import PolicyError
from edugrid.cloud.judged import Judged
from edugrid.text import Text


def refuse(judged: Judged, region: str, hint: Text | None = None) -> None:
    """Raise PolicyError with every violation that no exception covers: rule, source, place and hint.

    ``hint`` stands for the general one, which is to change the intent.
    """
    found = judged.refused
    if not found:
        return
    count = len(found)
    raise PolicyError(
        Text(
            "\n".join([f"{count} policy violation(s); nothing was done:", *(v.show("en") for v in found)]),
            "\n".join([f"违反策略 {count} 处，未做任何操作：", *(v.show("zh") for v in found)]),
        ),
        hint
        or Text(
            f"change the intent, then: edugrid validate {region}",
            f"请修改意图文件后运行：edugrid validate {region}",
        ),
    )
