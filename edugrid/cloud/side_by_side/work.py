"""One piece of work on one stack."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.rollout.plan_file import CloudPlan

Kind = Literal["preview", "up", "apply", "refresh", "destroy", "observe"]


class Work(Frozen):
    """What to do with the stack of ``region``; ``plan`` only, and always, for ``apply``.

    ``root`` is the folder of provinces, ``state`` that of runs and Pulumi's state; both absolute.
    """

    region: str
    kind: Kind
    root: str
    state: str
    remove_unmanaged: bool = False
    plan: CloudPlan | None = None
