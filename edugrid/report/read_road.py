"""A road from a file of ``edugrid retire plan --out FILE``."""

import json
from pathlib import Path

from edugrid.report.road import Road, RoadSite, RoadStep
from edugrid.rollout.plan_file import PlanFileError
from edugrid.text import Text


def read_road(path: Path) -> Road:
    """Read ``path``.

    Raises:
        PlanFileError: not such a file, or no road was possible.

    """
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        sites = [
            RoadSite(
                region=one["region"],
                title=one["title"],
                hand_back=one["planned"]["hand_back"],
                slack_weeks=one["slack_weeks"],
                critical=one["critical"],
                why=Text(**one["hold"]["text"]),
            )
            for one in body["sites"]
        ]
        titles = {one["name"]: one["title"] for one in body["sites"]}
        steps = [
            RoadStep(
                day=one["day"],
                workload=one["workload"],
                site=titles.get(one["site"], one["site"]),
                why=Text(**one["hold"]["text"]),
            )
            for one in body["critical_path"]
        ]
        return Road(
            sites=tuple(sorted(sites, key=lambda one: (one.hand_back, one.region, one.title))),
            critical_path=tuple(steps),
            gap={1: body["gap"]}[body["version"]],  # an impossible road has no gap
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise PlanFileError(
            Text(
                f"{path}: not a possible road; make one: edugrid retire plan REGION --out FILE",
                f"{path}：不是可行的路线图；请生成：edugrid retire plan REGION --out FILE",
            )
        ) from error
