"""Nothing of the old side is deleted before its gates have passed, whatever placement.yml says."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from edugrid.cloud.errors import CloudError
from edugrid.cloud.move.facts import MoveFacts, evidence_facts, move_facts
from edugrid.cloud.move.gates import deletion_gates, gates
from edugrid.cloud.move.moving import Moving, moving
from edugrid.intent.tree import City
from edugrid.region import OpenRegion
from edugrid.retire.status import Gate
from edugrid.rollout.plan_file import CloudPlan, CloudStep
from edugrid.text import Text

HOLDS_DATA: Final = frozenset({"Instance", "Volume", "LoadBalancer"})
EVIDENCED: Final = frozenset({"switch", "drain"})
"""Stages in which the name points to the new side: there must be proof that its data are there."""


class MoveGateError(CloudError):
    """The plan would delete, or switch to, a side of an application before the gates of its move have passed."""

    exit_code = 3


def refuse_early_deletes(opened: OpenRegion, root: Path, plan: CloudPlan) -> None:
    """Raise MoveGateError when ``plan`` takes an application away from a cloud without a move that allows it.

    Clouds are asked only when the plan has such a step, or a move is past its switch.
    """
    for city in opened.intent.cities:
        gone = _sides_that_go(opened, city, plan.steps)
        for app, cloud, steps in gone:
            closed = _closed(opened, root, city, app, cloud)
            if closed is not None:
                raise _refusal(plan.region, app, cloud, steps, closed)
        for app, record in city.placed.items():
            if (
                record.move is not None
                and record.move.stage in EVIDENCED
                and app in {a.name for a in city.applications}
            ):
                found = moving(opened, root, city.path, app)
                proof = gates("replicate", found, _on_paper(found)) if found else ()
                if any(gate.passed is not True for gate in proof):
                    raise _refusal(plan.region, app, record.cloud, [], proof)


def _on_paper(found: Moving) -> MoveFacts:
    """The facts that no cloud need be asked for."""
    return MoveFacts(None, None, None, evidence_facts(found), datetime.now(UTC))


def _sides_that_go(opened: OpenRegion, city: City, steps: Iterable[CloudStep]) -> list[tuple[str, str, list[str]]]:
    """(application, clouds.yaml entry, names) of every side that the plan deletes and the design does not have."""
    project = "edu-" + city.path.rsplit("/", 1)[-1]
    designed = {(app.name, spec.cloud) for spec in opened.design.tenancies for app in spec.applications}
    names = sorted((app.name for app in city.applications), key=len, reverse=True)
    found: dict[tuple[str, str], list[str]] = {}
    for step in steps:
        cloud, mine, rest = step.name.partition(f"-{project}-")
        if step.op != "delete" or not mine or step.type.rsplit(":", 1)[-1] not in HOLDS_DATA:
            continue
        app = next((name for name in names if rest.startswith(f"{name}-")), None)
        if app is not None and (app, cloud) not in designed:
            found.setdefault((app, cloud), []).append(f"{step.type.rsplit(':', 1)[-1]} {rest}")
    return [(app, cloud, listed) for (app, cloud), listed in found.items()]


def _closed(opened: OpenRegion, root: Path, city: City, app: str, cloud: str) -> tuple[Gate, ...] | None:
    """The gates that forbid it, none at all when there is no move; None when it may go."""
    found = moving(opened, root, city.path, app)
    if found is None:
        return ()
    leaves = {"delete": found.old.cloud, "abort": found.new.cloud}.get(found.move.stage)
    if leaves != cloud:
        return ()
    closed = tuple(gate for gate in deletion_gates(found, move_facts(found)) if gate.passed is not True)
    return closed or None


def _refusal(region: str, app: str, cloud: str, steps: list[str], closed: tuple[Gate, ...]) -> MoveGateError:
    if steps:
        what = Text(
            f"{app} would be deleted from {cloud} ({', '.join(steps)}), and no finished move allows it",
            f"{app} 将被从 {cloud} 删除（{'、'.join(steps)}），但没有已通过关口的迁移",
        )
    else:
        what = Text(
            f"the name of {app} would leave {cloud}, and nothing shows that its data were copied",
            f"{app} 的域名将离开 {cloud}，但没有数据已复制的证明",
        )
    return MoveGateError(
        what,
        Text(
            f"nothing was changed; move it: edugrid cloud move {region} {app}",
            f"未做任何改动；请按阶段迁移：edugrid cloud move {region} {app}",
        ),
        "\n".join(f"{gate.name}: {gate.evidence.en}" for gate in closed),
    )
