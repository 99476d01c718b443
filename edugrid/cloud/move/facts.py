"""Everything the gates of a move are judged by, read once."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal, NamedTuple

from edugrid.cloud.move.moving import Moving
from edugrid.cloud.move.name_answers import Answers, name_answers
from edugrid.cloud.move.side import Side, look_at_side

EvidenceState = Literal["good", "absent", "changed", "missing-file"]


class MoveFacts(NamedTuple):
    """``old`` and ``new`` None: that cloud could not be asked; ``answers`` None: nobody said what the name answers.

    ``evidence`` says of each stage with a record whether its file is there with the recorded SHA-256.
    ``now`` is the real time: no gate opens for a day that has not come.
    """

    old: Side | None
    new: Side | None
    answers: Answers | None
    evidence: dict[str, EvidenceState]
    now: datetime


def move_facts(moving: Moving) -> MoveFacts:
    """Look at both clouds, at the name, and at the files of evidence; nothing is written."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=3) as pool:
        sides = [pool.submit(look_at_side, spec, moving.base(spec)) for spec in (moving.old, moving.new)]
        answers = pool.submit(_answers, moving)
        old, new = (side.result() for side in sides)
        found = answers.result()
    return MoveFacts(old, new, found, evidence_facts(moving), datetime.now(UTC))


def evidence_facts(moving: Moving) -> dict[str, EvidenceState]:
    """State of the evidence of every stage that has any; no cloud is asked."""
    return {stage: _evidence(moving, stage) for stage in ("replicate", "switch", "drain")}


def _answers(moving: Moving) -> Answers | None:
    dns = moving.city.file.dns
    home = next((spec for spec in moving.tenancies if dns is not None and spec.label == dns.cloud), None)
    if dns is None or home is None or moving.host is None:
        return None
    servers = dns.ask or tuple(str(address) for address in moving.city.settings.dns_servers)
    return name_answers(moving.host, servers, (dns.zone, home))


def _evidence(moving: Moving, stage: str) -> EvidenceState:
    record = next((item for name, item in moving.move.evidence.items() if name == stage), None)
    if record is None:
        return "absent"
    path = moving.folder / record.file
    if not path.is_file():
        return "missing-file"
    return "good" if sha256(path.read_bytes()).hexdigest() == record.sha256 else "changed"
