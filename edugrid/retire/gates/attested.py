"""Somebody vouches for the stage, with a file where one is asked for."""

from datetime import date

from edugrid.intent.data_centre import DataCentre
from edugrid.intent.legacy.attestation import Attestation
from edugrid.retire.facts import Facts
from edugrid.retire.status import Gate
from edugrid.text import Text


def attested(stage: str, site: DataCentre, facts: Facts, today: date, *, file: bool = False) -> Gate:
    """The last attestation of ``stage``; with ``file`` it must give the SHA-256 of its evidence.

    A file that is there is hashed again, and another one than was attested does not pass.
    """
    found = latest(site, stage)
    if found is None:
        return _gate(Text("no attestation recorded", "没有登记证明材料"), passed=False)
    if found.day > today:
        return _gate(
            Text(f"attested for {found.day}, which has not come", f"证明日期 {found.day} 尚未到来"), passed=False
        )
    by = Text(
        f"attested by {found.by} on {found.day}: {found.evidence}", f"{found.day} 由 {found.by} 证明：{found.evidence}"
    )
    if found.sha256 is None:
        if not file:
            return _gate(by, passed=True)
        return _gate(Text(f"{by.en}; no sha256 of the file", f"{by.zh}；未登记文件的 sha256"), passed=False)
    return _hashed(found, by, facts.sums.get(f"{site.name}/{found.evidence}"))


def latest(site: DataCentre, stage: str) -> Attestation | None:
    """The attestation of ``stage`` with the latest day."""
    return max((item for item in site.attestations if item.stage == stage), key=lambda item: item.day, default=None)


def _hashed(found: Attestation, by: Text, now: str | None) -> Gate:
    short = (found.sha256 or "")[:12]
    if now is None:
        return _gate(
            Text(f"{by.en} (sha256 {short}…; the file is not here)", f"{by.zh}（sha256 {short}…，此处没有该文件）"),
            passed=True,
        )
    if now != found.sha256:
        return _gate(
            Text(
                f"{found.evidence} is not the file that was attested: sha256 {now[:12]}…, not {short}…",
                f"{found.evidence} 与登记的文件不一致：sha256 为 {now[:12]}…，而不是 {short}…",
            ),
            passed=False,
        )
    return _gate(Text(f"{by.en} (sha256 {short}… agrees)", f"{by.zh}（sha256 {short}… 一致）"), passed=True)


def _gate(evidence: Text, *, passed: bool) -> Gate:
    return Gate(name="attested", passed=passed, evidence=evidence)
