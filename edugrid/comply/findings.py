"""What does not hold, as drift: the formats, exceptions and the history of drift work on it."""

from collections.abc import Iterable, Iterator
from typing import Literal

from edugrid.comply.evidence import Evidence
from edugrid.comply.result import Result
from edugrid.comply.system import System
from edugrid.drift.extent import COMPLY
from edugrid.drift.record import DriftRecord


def findings(system: System, results: Iterable[Result]) -> tuple[DriftRecord, ...]:
    """One record a control and subject that fails, and one an attestation that no longer stands.

    What nobody has attested yet and what is unknown is work to do, not drift.
    """
    return tuple(record for result in results for record in _of(system, result))


def _of(system: System, result: Result) -> Iterator[DriftRecord]:
    told: set[str] = set()
    for one in result.evidence:
        stale = one.basis == "attested" and one.state == "unknown"
        if (one.state != "fail" and not stale) or one.subject in told:
            continue
        told.add(one.subject)
        yield DriftRecord(
            region=system.region,
            world="cloud",
            asset=f"system/{system.name}",
            path=(COMPLY, result.control.key, one.subject),
            kind="expired" if stale else "changed",
            intended=f"{result.number}: {result.control.asks.en}",
            actual=f"{one.place} {one.value or one.why.en}".strip(),
            severity="medium" if stale else "high",
            layer=_layer(one),
            owner=system.owner,
        )


def _layer(one: Evidence) -> Literal["real", "simulated", "attested"]:
    if one.simulated:
        return "simulated"
    return "real" if one.basis == "observed" else "attested"
