"""Which stacks a region has."""

from pathlib import Path

from edugrid.region import open_region


def cloud_regions(root: Path, region: str) -> tuple[str, ...]:
    """Paths of the cities in ``region`` that have a share of a cloud with an API: one stack each; none for a county.

    Raises:
        edugrid.intent.problems.IntentError: the intent is wrong.

    """
    return tuple(sorted({spec.region for spec in open_region(root, region).design.tenancies if spec.features.api}))
