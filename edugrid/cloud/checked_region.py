"""A region that may be deployed: intent read, design computed, policies kept."""

from pathlib import Path

from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.judged import Excepted
from edugrid.cloud.policy import check_region
from edugrid.cloud.refuse import refuse
from edugrid.region import OpenRegion, open_region
from edugrid.text import Text


def checked_region(root: Path, region: str) -> tuple[OpenRegion, tuple[Excepted, ...]]:
    """Open ``region`` below ``root`` and hold it against every policy; the region, and what is allowed by exception.

    Raises:
        edugrid.intent.problems.IntentError: the intent is wrong.
        PolicyError: with every violation: rule, source, place and hint.
        CloudInputError: the region has no share of any cloud.

    """
    found = open_region(root, region)
    judged = check_region(found.intent, found.design)
    refuse(judged, region)
    if not found.design.tenancies:
        raise CloudInputError(
            Text(f"{region} has no share of any cloud", f"{region} 没有云租户"),
            Text("clouds belong to a city: name the city's region", "云属于地市：请使用地市的 REGION"),
        )
    return found, judged.excepted
