"""What the rules decided is written down, so that it holds from now on."""

from datetime import UTC, datetime
from pathlib import Path

from edugrid.cloud.move.write_placement import write_placement
from edugrid.design.placement import place
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.placed import PlacedApplication
from edugrid.intent.tree import City


def record_placements(root: Path, city: City) -> list[tuple[Path, tuple[str, ...]]]:
    """Record every placed application of ``city`` that has no record; give the file and the names, none when nothing was new."""
    since = datetime.now(UTC).astimezone(SHANGHAI).replace(microsecond=0)
    new = [item for item in place(city) if item.application not in city.placed]
    paths = [
        write_placement(root / city.path, item.application, PlacedApplication(cloud=item.cloud, since=since))
        for item in new
    ]
    return [(paths[0], tuple(item.application for item in new))] if paths else []
