"""The road of a whole made-up province: 18 cities, 160 counties, 600 sites, 5,000 workloads.

``EDUGRID_BENCH_ROAD`` is the effort (``Effort.work``, about seconds of a processor).
"""

import os
import time

from check_road import check_road
from made_up_province import made_up_province

from edugrid.retire.road.effort import Effort
from edugrid.retire.road.plan import RoadPlan
from edugrid.retire.road.solve import solve


def test_road() -> None:
    problem = made_up_province()
    effort = Effort(work=float(os.environ.get("EDUGRID_BENCH_ROAD", "120")), seconds=3600)
    clock, processor = time.perf_counter(), _processor()
    plan = solve(problem, effort)
    clock, processor = time.perf_counter() - clock, _processor() - processor
    assert isinstance(plan, RoadPlan)
    assert check_road(problem, plan) == []
    print(
        f"\n{len(problem.sites)} sites, {len(problem.workloads)} workloads: {processor:.0f} s of a processor, "
        f"{clock:.0f} s by the clock at a load of {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; "
        f"{plan.yuan:,} yuan, bound {plan.bound:,}, gap {plan.gap:.1%}"
    )


def _processor() -> float:
    """Seconds of this process and of those that it started and saw end."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
