"""A move goes back, as long as nothing was deleted."""

from edugrid.cloud.errors import CloudError
from edugrid.cloud.move.facts import move_facts
from edugrid.cloud.move.gates import deletion_gates
from edugrid.cloud.move.moving import Moving
from edugrid.cloud.move.write_placement import write_placement
from edugrid.text import Text


def abort(moving: Moving) -> str:
    """Write the stage the move goes back to into placement.yml, and give it.

    Before the switch the new side is given up (``abort``: the next `up` deletes it). After the switch the name goes
    back to the old side and the new one stays (``replicate``), because since then it alone may have taken data.

    Raises:
        CloudError: parts of the old side are gone, or nobody can tell.

    """
    stage = moving.move.stage
    if stage in {"create", "replicate", "abort"}:
        write_placement(moving.folder, moving.app.name, moving.staged(stage="abort", switched=None, evidence={}))
        return "abort"
    old = moving._replace(move=moving.move.model_copy(update={"stage": "abort"}))
    servers = deletion_gates(old, move_facts(moving))[0]
    if servers.passed is not True:
        raise CloudError(
            Text(
                f"{moving.app.name} cannot go back to {moving.record.cloud}: {servers.evidence.en}",
                f"{moving.app.name} 无法退回 {moving.record.cloud}：{servers.evidence.zh}",
            ),
            Text(
                "a side of which parts were deleted is moved back by a new move: edugrid cloud move --next until it is over, then set cloud",
                "已删除的一侧须通过新的迁移返回：先用 --next 完成本次迁移，再修改 cloud",
            ),
        )
    write_placement(moving.folder, moving.app.name, moving.staged(stage="replicate", switched=None, evidence={}))
    return "replicate"
