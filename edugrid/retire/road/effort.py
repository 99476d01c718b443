"""How long the solver may think."""

from edugrid.design.frozen import Frozen


class Effort(Frozen):
    """How long, in the solver's own measure and by the clock.

    ``work``: deterministic time, some seconds of a processor each; the same work finds the same plan on every machine.
    ``seconds``: where the clock ends the search all the same. ``gap``: a plan within this part of the bound is good
    enough. ``side_by_side``: parts that are solved at the same time.
    """

    work: float = 120
    seconds: float = 600
    gap: float = 0.0
    side_by_side: int = 2
