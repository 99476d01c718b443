"""A person vouches for what cannot be looked at."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.move.moving import Moving
from edugrid.cloud.move.write_placement import write_placement
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.placed import MoveEvidence
from edugrid.text import Text


def attest(moving: Moving, file: Path, by: str) -> None:
    """Record ``file`` (below the city's folder) as evidence of the stage the move is in.

    Only where no fact can be had: the switch of a city without a zone, and that nobody uses the old side any more.

    Raises:
        CloudInputError: the stage has a live fact, or the file is not there.

    """
    stage = moving.move.stage
    if not (stage == "drain" or (stage == "switch" and moving.host is None)):
        raise CloudInputError(
            Text(f"the gate of the stage {stage} is a live fact", f"阶段 {stage} 的关口由实际状态判定"),
            Text("nobody can vouch for it", "不接受人工证明"),
        )
    absolute = file.absolute()
    if not absolute.is_file() or not absolute.is_relative_to(moving.folder.absolute()):
        raise CloudInputError(
            Text(f"{file} is no file below {moving.folder}", f"{file} 不是 {moving.folder} 下的文件"),
            Text(
                "put the evidence beside placement.yml, in evidence/",
                "请把证明材料放到 placement.yml 旁的 evidence/ 中",
            ),
        )
    evidence = MoveEvidence(
        file=str(absolute.relative_to(moving.folder.absolute())),
        sha256=sha256(absolute.read_bytes()).hexdigest(),
        at=datetime.now(UTC).astimezone(SHANGHAI).replace(microsecond=0),
        by=by,
    )
    record = moving.staged(evidence=moving.move.evidence | {stage: evidence})
    write_placement(moving.folder, moving.app.name, record)
