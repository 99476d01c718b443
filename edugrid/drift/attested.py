"""Drift of clouds without an API: by the register of attestations, never looked at online. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from edugrid.design.paper_resources import paper_resources
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.drift.record import DriftRecord
from edugrid.intent.registers import CloudAttestation
from edugrid.intent.tree import City

Kind = Literal["missing", "expired", "changed", "unmanaged"]
Severity = Literal["high", "medium", "low"]


def attested(
    city: City, spec: TenancySpec, max_age_days: int, today: date, sums: Mapping[str, str | None]
) -> tuple[DriftRecord, ...]:
    """What the register of ``city`` lacks for ``spec``, in order of path.

    Nobody vouches for a resource: ``missing``. The last attestation is older than ``max_age_days``, or its contract has
    ended: ``expired``. The evidence is gone or another file than the one that was attested: ``changed``. Somebody
    vouches for a thing that nobody declares: ``unmanaged``. ``sums`` are the SHA-256 of evidence files by name, None
    for a file that is not there.
    """
    rows = [row for row in city.registers.attestations if row.cloud == spec.label]
    latest = {row.resource: row for row in sorted(rows, key=lambda row: row.day)}
    default = next((cloud.contract for cloud in city.file.clouds if cloud.name == spec.label), None)
    ends = {contract.id: contract.ends for contract in city.registers.contracts}
    found: list[DriftRecord] = []
    for resource in paper_resources(spec):
        path, row = (resource.kind, resource.name), latest.get(resource.name)
        if row is None:
            severity: Severity = "high" if resource.kind == "server" else "medium"
            found.append(_record(spec, path, "missing", "attested", None, severity))
            continue
        found += _age(spec, path, row, max_age_days, today)
        found += _contract(spec, path, row.contract or default, ends, today)
        found += _evidence(spec, path, row, sums)
    declared = {resource.name for resource in paper_resources(spec)}
    for name in sorted(set(latest) - declared):
        actual = f"{latest[name].day} {latest[name].by}"
        found.append(_record(spec, ("resource", name), "unmanaged", None, actual, "medium"))
    return tuple(sorted(found, key=lambda record: (record.path, record.kind)))


def _age(spec: TenancySpec, path: tuple[str, ...], row: CloudAttestation, days: int, today: date) -> list[DriftRecord]:
    age = (today - row.day).days
    if age <= days:
        return []
    return [_record(spec, path, "expired", f"<= {days} d", f"{row.day} {row.by} ({age} d)", "medium")]


def _contract(
    spec: TenancySpec, path: tuple[str, ...], contract: str | None, ends: Mapping[str, date], today: date
) -> list[DriftRecord]:
    if contract is None or contract not in ends or today <= ends[contract]:
        return []
    actual = f"{contract}: {ends[contract]}"
    return [_record(spec, (*path, "contract"), "expired", f">= {today}", actual, "high")]


def _evidence(
    spec: TenancySpec, path: tuple[str, ...], row: CloudAttestation, sums: Mapping[str, str | None]
) -> list[DriftRecord]:
    now = sums.get(row.evidence)
    if now == row.sha256:
        return []
    actual = None if now is None else f"sha256 {now}"
    return [_record(spec, (*path, "evidence", row.evidence), "changed", f"sha256 {row.sha256}", actual, "high")]


def _record(
    spec: TenancySpec,
    path: tuple[str, ...],
    kind: Kind,
    intended: str | None,
    actual: str | None,
    severity: Severity,
) -> DriftRecord:
    return DriftRecord(
        region=spec.region,
        world="cloud",
        asset=f"{spec.label}/{spec.project}",
        path=path,
        kind=kind,
        intended=intended,
        actual=actual,
        severity=severity,
        layer="attested",
    )
