"""Stacks that the repository names exist, so that ``pulumi up -s NAME`` typed by hand finds them."""

from pathlib import Path

from edugrid.cloud.engine import Engine
from edugrid.cloud.regions import cloud_regions


def ensure_stacks(root: Path, state: Path) -> tuple[str, ...]:
    """Make an empty stack for every city below ``root`` that has ``stacks/Pulumi.<name>.yaml`` and none yet.

    Raises:
        CloudError: the engine stopped.
        edugrid.intent.problems.IntentError: the intent is wrong.

    """
    stacks = root.absolute().parent / "stacks"
    provinces = sorted(path.parent.name for path in root.glob("*/province.yml"))
    cities = [city for province in provinces for city in cloud_regions(root, province)]
    named = [city for city in cities if (stacks / f"Pulumi.{city.rsplit('/', 1)[-1]}.yaml").is_file()]
    for city in named:
        with Engine(city, root, state).open(make=True):
            pass
    return tuple(named)
