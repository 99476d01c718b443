"""Nothing is destroyed or interrupted on frozen days."""

from collections.abc import Iterable

from edugrid.cloud.engine import Engine
from edugrid.cloud.policy import check_steps
from edugrid.cloud.refuse import refuse
from edugrid.rollout.plan_file import CloudStep
from edugrid.text import Text


def refuse_frozen(engine: Engine, steps: Iterable[CloudStep]) -> None:
    """Raise PolicyError for steps that a freeze of the engine's region forbids and no exception covers."""
    region = engine.region
    refuse(
        check_steps(steps, engine.opened.intent, region),
        region,
        Text(
            f"wait for the last frozen day, or file an exception; look again: edugrid cloud preview {region}",
            f"请待冻结期结束，或登记例外后再看：edugrid cloud preview {region}",
        ),
    )
