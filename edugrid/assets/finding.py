"""A finding about assets is a drift record of the world ``assets``."""

from typing import Literal

from edugrid.drift.record import DriftRecord
from edugrid.intent.registers import DriftKind


def finding(  # noqa: PLR0913 - the columns of a record
    region: str,
    asset: str,
    path: tuple[str, ...],
    kind: DriftKind,
    intended: str | None,
    actual: str | None,
    *,
    severity: Literal["high", "medium", "low"] = "medium",
    layer: Literal["real", "simulated", "attested"] = "attested",
    owner: str = "",
) -> DriftRecord:
    """One record; ``layer`` attested: the registers alone say so."""
    return DriftRecord(
        region=region,
        world="assets",
        asset=asset,
        path=path,
        kind=kind,
        intended=intended,
        actual=actual,
        severity=severity,
        layer=layer,
        owner=owner,
    )
