"""Drift of certificates: what ends, is for another name, has another key, or is not to be had. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, Literal

from edugrid.certificates.look_at_certificates import LookedAt
from edugrid.certificates.seen_certificate import SeenCertificate
from edugrid.certificates.warn_days import warn_days
from edugrid.design.term import HIGH_DAYS
from edugrid.drift.extent import CERTIFICATE
from edugrid.drift.record import DriftRecord
from edugrid.intent.block_order import BlockOrder
from edugrid.intent.tree import City

_SHOWN: Final = 5
"""Names of a certificate that are shown."""


def certificates(city: City, looked: Iterable[LookedAt], at: datetime) -> tuple[DriftRecord, ...]:
    """One record a fault of a certificate of ``city``, judged at the moment ``at``.

    It ends within its days of warning or has ended: ``expired``. It is not good for the name, has another public key than
    the one of the register, or is not valid yet, or an order of the block register is against it: ``changed``. A
    file that is not there or no certificate: ``missing``. An endpoint that shows none: ``unreachable``, and what was known of it stays.
    """
    blocked = {one.indicator: one for one in city.registers.blocks if one.kind == "certificate" and one.active(at)}
    owners = {app.name: app.owner for app in city.applications}
    return tuple(
        record.model_copy(update={"owner": item.row.owner or owners.get(item.row.application or "", "")})
        for item in looked
        if item.region == city.path
        for record in _faults(item, at, blocked)
    )


def _faults(item: LookedAt, at: datetime, blocked: Mapping[str, BlockOrder]) -> Iterator[DriftRecord]:
    seen = item.answer
    if not isinstance(seen, SeenCertificate):
        yield _record(item, (), "unreachable" if item.asked else "missing", "a certificate", seen.why, "high")
        return
    order = blocked.get(seen.sha256)
    if order is not None:
        wanted = f"not in use: {order.id} blocks it ({order.reason})"
        yield _record(item, ("blocked",), "changed", wanted, f"sha256 {seen.sha256}", "high")
    left = (seen.last_day - at.date()).days
    if left <= warn_days(item.row, seen) or at > seen.not_after:
        over = at > seen.not_after
        actual = f"ended on {seen.last_day}" if over else f"ends on {seen.last_day}"
        severity: Literal["high", "medium"] = "high" if left <= HIGH_DAYS else "medium"
        yield _record(
            item, ("end",), "expired", f"renewed {warn_days(item.row, seen)} days before its end", actual, severity
        )
    if at < seen.not_before:
        yield _record(
            item, ("start",), "changed", "valid today", f"valid from {seen.not_before:%Y-%m-%dT%H:%MZ}", "high"
        )
    if not seen.good_for(item.row.name):
        names = ", ".join(seen.names[:_SHOWN]) + (", …" if len(seen.names) > _SHOWN else "")
        yield _record(item, ("name",), "changed", item.row.name, names or "no alternative name", "high")
    key = item.row.key_sha256
    if key is None and isinstance(item.copy, SeenCertificate):
        key = item.copy.key_sha256
    if key is not None and seen.key_sha256 != key:
        yield _record(item, ("key",), "changed", f"sha256 {key}", f"sha256 {seen.key_sha256}", "high")


def _record(
    item: LookedAt,
    aspect: tuple[str, ...],
    kind: Literal["expired", "changed", "missing", "unreachable"],
    intended: str,
    actual: str,
    severity: Literal["high", "medium"],
) -> DriftRecord:
    return DriftRecord(
        region=item.region,
        world="cloud",
        asset=f"certificate/{item.row.id}",
        path=(CERTIFICATE, item.where, *aspect),
        kind=kind,
        intended=intended,
        actual=actual,
        severity=severity,
        layer="real" if item.asked else "attested",
    )
