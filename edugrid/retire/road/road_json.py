"""A road for other programs: the report draws it from this."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from edugrid.plain import plain
from edugrid.retire.road.dates import SiteDates
from edugrid.retire.road.plan import Impossible, RoadPlan
from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.weeks import sunday
from edugrid.retire.road.words import change_text, hold_text

VERSION: Final = 1


def road_json(
    problem: RoadProblem, plan: RoadPlan | Sequence[Impossible], sites: Mapping[str, SiteDates]
) -> dict[str, Any]:
    """``{"version": 1, "possible": true, "sites": […], "moves": […], "critical_path": […], …}``; days are ISO 8601.

    Impossible: ``{"version": 1, "possible": false, "sites": […], "parts": […]}``. Each part has ``sites`` of its own, and
    ``changes``, each of which is enough for it alone, or ``together``, which are enough together. Where there is one part
    only, its changes stand beside ``sites`` too.
    """
    if not isinstance(plan, RoadPlan):
        listed = [_part(one) for one in plan]
        whole = _part(plan[0]) if len(plan) == 1 else {"changes": [], "together": []}
        names = [name for one in plan for name in one.sites]
        unsure = any(one.unsure for one in plan)
        return {"version": VERSION, "possible": False} | whole | {"sites": names, "unsure": unsure, "parts": listed}
    on_path = {step.workload: number for number, step in enumerate(plan.critical_path)}
    home = {one.name: one for one in problem.workloads}
    return {
        "version": VERSION,
        "possible": True,
        "first_monday": plan.monday.isoformat(),
        "yuan": plan.yuan,
        "bound": plan.bound,
        "gap": round(plan.gap, 6),
        "reproducible": plan.reproducible,
        "sites": [
            {
                "region": sites[one.name].region,
                "name": sites[one.name].name,
                "title": sites[one.name].title,
                "now": plain(sites[one.name].now),
                "planned": plain(sites[one.name].planned),
                "slack_weeks": one.slack,
                "weeks_moved": one.moved,
                "renewals": one.renewals,
                "yuan": one.yuan,
                "critical": any(step.site == one.name for step in plan.critical_path),
                "hold": plain(one.hold) | {"text": hold_text(one.hold)._asdict()},
            }
            for one in plan.sites
            if one.name in sites
        ],
        "moves": [
            {
                "workload": one.name,
                "site": home[one.name].site,
                "day": sunday(plan.monday, one.week).isoformat(),
                "after": list(home[one.name].after),
                "copies": [{"day": sunday(plan.monday, at).isoformat(), "mb": mb} for at, mb in one.copies],
                "on_critical_path": on_path.get(one.name),
            }
            for one in plan.moves
            if home[one.name].site in sites
        ],
        "critical_path": [
            {
                "workload": step.workload,
                "site": step.site,
                "day": sunday(plan.monday, step.week).isoformat(),
                "hold": plain(step.hold) | {"text": hold_text(step.hold)._asdict()},
            }
            for step in plan.critical_path
        ],
        "binding": [plain(hold) | {"sites": count, "text": hold_text(hold)._asdict()} for hold, count in plan.binding],
    }


def _part(part: Impossible) -> dict[str, Any]:
    told = {
        key: [plain(one) | {"text": change_text(one)._asdict()} for one in getattr(part, key)]
        for key in ("changes", "together")
    }
    return {"sites": list(part.sites), **told, "unsure": part.unsure}
