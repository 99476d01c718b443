"""``edugrid cloud attest``: somebody vouches for a resource of a cloud without an API."""

import shutil
from datetime import date
from pathlib import Path
from typing import Final

from edugrid.design.paper_resources import paper_resources
from edugrid.intent.registers import CloudAttestation
from edugrid.paper.errors import PaperError
from edugrid.paper.evidence import FOLDER, sha256_of
from edugrid.paper.put_rows import put_rows
from edugrid.region import open_region
from edugrid.text import Text

SHOWN: Final = 20


def attest(
    root: Path, region: str, cloud: str, resources: tuple[str, ...], by: str, evidence: Path, day: date | None = None
) -> tuple[CloudAttestation, ...]:
    """Append one row a resource to ``registers/attestations.csv`` of the city ``region``; the rows.

    The evidence is copied to ``registers/evidence``, named after its SHA-256. ``day`` is by default today (Asia/Shanghai).

    Raises:
        PaperError: the cloud has an API or does not exist, a resource is not declared, the evidence cannot be read.
        edugrid.intent.problems.IntentError: the intent is wrong.

    """
    opened = open_region(root, region)
    spec = next((spec for spec in opened.design.tenancies if spec.region == region and spec.label == cloud), None)
    if spec is None or spec.features.api:
        names = ", ".join(spec.label for spec in opened.design.tenancies if not spec.features.api) or "-"
        raise PaperError(
            Text(f"{region} has no cloud {cloud!r} without an API", f"{region} 没有名为“{cloud}”的无接口云"),
            Text(f"clouds that are attested: {names}", f"凭登记核对的云：{names}"),
        )
    known = [resource.name for resource in paper_resources(spec)]
    unknown = [name for name in resources if name not in known]
    if unknown or not resources:
        listed = ", ".join(known[:SHOWN]) + (" …" if len(known) > SHOWN else "")
        raise PaperError(
            Text(
                f"no resource {', '.join(unknown) or '-'} on {cloud}", f"{cloud} 上没有资源 {'、'.join(unknown) or '-'}"
            ),
            Text(f"declared: {listed}", f"已申报：{listed}"),
        )
    digest = sha256_of(evidence)
    if digest is None:
        raise PaperError(
            Text(f"the evidence {evidence} cannot be read", f"无法读取证据文件 {evidence}"),
            Text("give a scan, a screenshot or a bill as a file", "请提供扫描件、截图或账单文件"),
        )
    city = next(city for city in opened.intent.cities if city.path == region)
    contract = next((item.contract for item in city.file.clouds if item.name == cloud), None)
    rows = tuple(
        CloudAttestation(
            cloud=cloud,
            resource=name,
            by=by,
            day=day or opened.intent.today,
            evidence=_kept_name(evidence, digest),
            sha256=digest,
            contract=contract,
        )
        for name in resources
    )
    registers = root / region / "registers"
    (registers / FOLDER).mkdir(parents=True, exist_ok=True)
    kept = registers / FOLDER / rows[0].evidence
    if sha256_of(kept) != digest:
        shutil.copyfile(evidence, kept)
    put_rows(registers / "attestations.csv", CloudAttestation, (*city.registers.attestations, *rows))
    return rows


def _kept_name(evidence: Path, digest: str) -> str:
    return f"{digest[:12]}-{evidence.name}"
