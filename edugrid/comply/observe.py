"""Findings of every system of a region, for ``edugrid drift --comply``."""

from pathlib import Path

from edugrid.comply.findings import findings
from edugrid.comply.judge_region import judge_region
from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion


def observe(root: Path, opened: OpenRegion) -> tuple[DriftRecord, ...]:
    """What does not hold by intent, rendered configurations and registers; nobody is asked."""
    return tuple(
        record for judged in judge_region(root, opened) for record in findings(judged.read.view.system, judged.results)
    )
