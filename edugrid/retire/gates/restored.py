"""The backups were restored in the new place after the move."""

from datetime import date

from edugrid.intent.data_centre import DataCentre
from edugrid.retire.facts import Facts
from edugrid.retire.gates.attested import attested, latest
from edugrid.retire.status import Gate
from edugrid.text import Text


def restored(site: DataCentre, facts: Facts, today: date) -> tuple[Gate, ...]:
    """A gate for a site whose workloads have data: an attestation with a file, not older than the last move."""
    kept = [item for item in site.workloads if item.data_gb]
    if not kept:
        return ()
    unmoved = [item.name for item in kept if item.moved is None]
    moves = [item.moved for item in kept if item.moved is not None]
    gate = attested("migrate", site, facts, today, file=True)
    found = latest(site, "migrate")
    if gate.passed and unmoved:
        listed = ", ".join(unmoved)
        gate = Gate(
            name="restored",
            passed=False,
            evidence=Text(
                f"backups restored, but no day of the move (`moved`) of {listed} is written",
                f"已恢复备份，但未登记迁移日期（moved）：{listed}",
            ),
        )
    elif gate.passed and found is not None and moves and found.day < max(moves):
        gate = Gate(
            name="restored",
            passed=False,
            evidence=Text(
                f"backups were restored on {found.day}, before the last move on {max(moves)}",
                f"备份恢复于 {found.day}，早于最后一次迁移（{max(moves)}）",
            ),
        )
    words = Text(f"backups restored in the new place: {gate.evidence.en}", f"新环境恢复备份：{gate.evidence.zh}")
    return (Gate(name="restored", passed=gate.passed, evidence=words if gate.name == "attested" else gate.evidence),)
