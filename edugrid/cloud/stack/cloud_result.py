"""What a run on a stack did."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from edugrid.rollout.plan_file import CloudStep


class CloudResult(NamedTuple):
    """What was done: steps by operation, and resources looked at."""

    done: dict[str, int]
    resources: int

    @classmethod
    def of(cls, steps: Iterable[CloudStep], resources: int) -> "CloudResult":
        """Count ``steps``."""
        return cls(dict(Counter(step.op for step in steps)), resources)
