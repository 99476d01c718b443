"""Findings of every system of a region, for ``edugrid drift --comply``."""

from collections.abc import Mapping
from pathlib import Path

from edugrid.comply.findings import findings
from edugrid.comply.judge_region import judge_region
from edugrid.comply.read_records import read_records
from edugrid.comply.records import Records
from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion


def observe(root: Path, opened: OpenRegion, env: Mapping[str, str]) -> tuple[DriftRecord, ...]:
    """What does not hold by intent, rendered configurations, registers and our own records; nobody is asked."""
    state = Path(env.get("EDUGRID_STATE") or ".edugrid").absolute()

    def records(region: str) -> Records:
        return read_records(region, state, Path("backups"), env.get("EDUGRID_HISTORY") or None)

    return tuple(
        record
        for judged in judge_region(root, opened, records=records)
        for record in findings(judged.read.view.system, judged.results)
    )
