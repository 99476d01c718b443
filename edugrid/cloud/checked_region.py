"""A region that may be deployed: intent read, design computed, policies kept."""

from pathlib import Path

from edugrid.cloud.errors import CloudInputError, PolicyError
from edugrid.cloud.policy import check_region
from edugrid.region import OpenRegion, open_region
from edugrid.text import Text


def checked_region(root: Path, region: str) -> OpenRegion:
    """Open ``region`` below ``root`` and hold it against every policy.

    Raises:
        edugrid.intent.problems.IntentError: the intent is wrong.
        PolicyError: with every violation: rule, source, place and hint.
        CloudInputError: the region has no share of any cloud.

    """
    found = open_region(root, region)
    violations = check_region(found.intent, found.design)
    if violations:
        count = len(violations)
        raise PolicyError(
            Text(
                "\n".join(
                    [f"{count} policy violation(s); nothing was registered:", *(v.show("en") for v in violations)]
                ),
                "\n".join([f"违反策略 {count} 处，未登记任何资源：", *(v.show("zh") for v in violations)]),
            ),
            Text(
                f"change the intent, then: edugrid validate {region}",
                f"请修改意图文件后运行：edugrid validate {region}",
            ),
        )
    if not found.design.tenancies:
        raise CloudInputError(
            Text(f"{region} has no share of any cloud", f"{region} 没有云租户"),
            Text("clouds belong to a city: name the city's region", "云属于地市：请使用地市的 REGION"),
        )
    return found
