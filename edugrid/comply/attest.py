"""``edugrid comply attest``: a person says something about a control."""

import shutil
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from edugrid.comply.errors import ComplyError
from edugrid.comply.load_controls import load_controls
from edugrid.comply.statements import matches
from edugrid.comply.system import systems
from edugrid.design.frozen import Frozen
from edugrid.intent.load import load_intent
from edugrid.intent.registers import ComplianceStatement
from edugrid.paper.evidence import FOLDER, sha256_of
from edugrid.paper.put_rows import put_rows
from edugrid.text import Text


class Said(Frozen):
    """What is said, before the evidence is hashed; ``day`` None: today."""

    control: str
    system: str = "*"
    subject: str = ""
    says: Literal["holds", "fails", "not-applicable"] = "holds"
    by: str
    reason: str = ""
    day: date | None = None


def attest(root: Path, region: str, said: Said, evidence: Path | None) -> ComplianceStatement:
    """Append one row to ``registers/compliance.csv`` of the city ``region``; the row.

    The evidence is copied to ``registers/evidence``, named after its SHA-256.

    Raises:
        ComplyError: no such city, control or system, no file, or the row lacks what it needs.
        edugrid.intent.problems.IntentError: the intent is wrong.

    """
    intent = load_intent(root, region)
    city = next((city for city in intent.cities if city.path == region.strip("/")), None)
    if city is None:
        raise ComplyError(Text(f"{region} is no city", f"{region} 不是城市"), Text("name a city", "请指定城市"))
    if not any(matches(said.control, control, level) for control in load_controls().controls for level in (1, 2, 3)):
        raise ComplyError(
            Text(f"no control {said.control!r} in the map", f"控制项清单中没有“{said.control}”"),
            Text(
                "numbers: edugrid comply report, or docs/comply.md",
                "编号见 edugrid comply report 或 docs/comply.zh-CN.md",
            ),
        )
    names = [system.name for system in systems(intent)]
    if said.system != "*" and said.system not in names:
        raise ComplyError(
            Text(f"there is no system {said.system!r}", f"没有名为“{said.system}”的系统"),
            Text(f"known: {', '.join(names)}", f"已有：{'、'.join(names)}"),
        )
    digest = "" if evidence is None else sha256_of(evidence)
    if digest is None:
        raise ComplyError(
            Text(f"the evidence {evidence} cannot be read", f"无法读取证据文件 {evidence}"),
            Text("give a scan, a certificate or minutes as a file", "请提供扫描件、证书或记录文件"),
        )
    try:
        row = ComplianceStatement(
            **said.model_dump(exclude={"day"}),
            day=said.day or intent.today,
            evidence=f"{digest[:12]}-{evidence.name}" if evidence else "",
            sha256=digest,
        )
    except ValidationError:
        raise ComplyError(
            Text(
                "what holds needs --evidence FILE, everything else --reason TEXT",
                "确认符合须有 --evidence，其余须有 --reason",
            ),
            Text("give it and run the command again", "请补充后重新运行"),
        ) from None
    registers = root / city.path / "registers"
    if evidence is not None:
        (registers / FOLDER).mkdir(parents=True, exist_ok=True)
        if sha256_of(registers / FOLDER / row.evidence) != digest:
            shutil.copyfile(evidence, registers / FOLDER / row.evidence)
    registers.mkdir(parents=True, exist_ok=True)
    put_rows(registers / "compliance.csv", ComplianceStatement, (*city.registers.compliance, row))
    return row
