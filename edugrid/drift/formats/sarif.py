"""Drift as a static-analysis log, which code review tools show."""

import json
from collections.abc import Iterable
from typing import Any

from edugrid import __version__
from edugrid.drift.masked import masked_drift
from edugrid.drift.record import DriftRecord

_LEVELS = {"high": "error", "medium": "warning", "low": "note"}
_RULES = {
    "changed": "A property differs from the intent.",
    "missing": "Something that is intended is not there.",
    "unmanaged": "Something is there that nobody declared.",
    "unreachable": "A device or cloud could not be asked.",
    "expired": "Something that is relied on ends soon or has ended.",
    "over-committed": "More is promised than there is.",
}
_ORDER = list(_RULES)


def as_sarif(records: Iterable[DriftRecord]) -> str:
    """A SARIF 2.1.0 log (OASIS, sarif-v2.1.0-os): one run, one rule a kind, one result a record.

    The place of a result is a logical location (asset and path), because drift has no source file.
    """
    rules = [{"id": f"drift/{kind}", "shortDescription": {"text": text}} for kind, text in _RULES.items()]
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "edugrid", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(record) for record in masked_drift(records)],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(record: DriftRecord) -> dict[str, Any]:
    place = "/".join((record.region, record.asset, *record.path))
    return {
        "ruleId": f"drift/{record.kind}",
        "ruleIndex": _ORDER.index(record.kind),
        "level": _LEVELS[record.severity],
        "message": {"text": _message(record)},
        "locations": [{"logicalLocations": [{"name": record.asset, "fullyQualifiedName": place, "kind": "resource"}]}],
        **({"suppressions": [{"kind": "external", "justification": record.exception}]} if record.exception else {}),
        "partialFingerprints": {"edugridDriftId/v1": record.identity},
        "properties": {
            "world": record.world,
            "severity": record.severity,
            "layer": record.layer,
            "intended": record.intended,
            "actual": record.actual,
            "owner": record.owner,
            "firstSeen": record.first_seen and record.first_seen.isoformat(),
            "lastSeen": record.last_seen and record.last_seen.isoformat(),
            "flapping": record.flapping,
        },
    }


def _message(record: DriftRecord) -> str:
    where = " › ".join((record.asset, *record.path))
    if record.intended is None and record.actual is None:
        return f"{where}: {record.kind}"
    intended, actual = ("nothing" if side is None else side for side in (record.intended, record.actual))
    return f"{where}: {record.kind}; intended: {intended}; found: {actual}"
