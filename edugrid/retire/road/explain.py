"""Why there is no plan, and the least that would help."""

import time

from edugrid.retire.road.effort import Effort
from edugrid.retire.road.explain_part import explain_part
from edugrid.retire.road.parts import parts
from edugrid.retire.road.plan import Impossible
from edugrid.retire.road.problem import RoadProblem
from edugrid.rollout.progress import Progress, silent


def explain(
    problem: RoadProblem, found: Impossible, effort: Effort | None = None, progress: Progress = silent
) -> tuple[Impossible, ...]:
    """One answer for each part of ``problem`` (most often: city) that has no plan, in its order.

    Parts have nothing to do with each other: a plan needs the changes of every one of them. All together take
    ``effort.seconds`` at most, shared out evenly among those that are left; ``progress`` hears of every site.
    """
    chosen = effort or Effort()
    end = time.monotonic() + chosen.seconds
    without = [one for one in parts(problem) if one.sites[0].name in found.sites]
    told: list[Impossible] = []
    for number, part in enumerate(without):
        share = (end - time.monotonic()) / (len(without) - number)
        told.append(explain_part(part, chosen, share, unsure=found.unsure))
        progress(sum(len(one.sites) for one in told), len(found.sites), part.sites[-1].name)
    return tuple(told)
