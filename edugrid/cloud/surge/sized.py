"""What a run of ``edugrid surge apply`` did, and what it left to people."""

from typing import NamedTuple

from edugrid.cloud.stack.cloud_result import CloudResult
from edugrid.rollout.plan_file import CloudStep


class Sized(NamedTuple):
    """``result`` counts the size changes; ``waiting`` are the other steps of the plan, none of them done."""

    result: CloudResult
    waiting: tuple[CloudStep, ...]
