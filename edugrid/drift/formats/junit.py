"""Drift as a test report, which CI servers show."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from edugrid.drift.masked import masked_drift
from edugrid.drift.record import DriftRecord
from edugrid.drift.seen import seen

# characters that XML 1.0 cannot hold (section 2.2)
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(records: Iterable[DriftRecord]) -> str:
    """JUnit XML: one suite an asset, one failed case a record (``error`` where it could not be asked).

    Without a record there is one passed case, because CI servers refuse a report without tests.
    """
    suites: dict[tuple[str, str], list[DriftRecord]] = {}
    found = masked_drift(records)
    for record in found:
        suites.setdefault((record.world, record.asset), []).append(record)
    root = ET.Element("testsuites", {"name": "edugrid drift"} | _counts(found))
    for (world, asset), members in suites.items():
        suite = ET.SubElement(root, "testsuite", {"name": _clean(f"{world}: {asset}")} | _counts(members))
        for record in members:
            _case(suite, record)
    if not found:
        suite = ET.SubElement(root, "testsuite", {"name": "drift"} | _counts(found))
        ET.SubElement(suite, "testcase", {"classname": "drift", "name": "no drift"})
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _counts(records: Iterable[DriftRecord]) -> dict[str, str]:
    members = list(records)
    kinds = [record.kind for record in members if record.exception is None]
    errors = kinds.count("unreachable")
    counts = {"tests": str(max(len(members), 1)), "failures": str(len(kinds) - errors), "errors": str(errors)}
    return counts | {"skipped": str(len(members) - len(kinds))}


def _case(suite: ET.Element, record: DriftRecord) -> None:
    where = " › ".join(record.path) or record.asset
    case = ET.SubElement(
        suite,
        "testcase",
        {"classname": _clean(f"{record.world}.{record.asset}"), "name": _clean(f"{where} [{record.identity}]")},
    )
    told = {"owner": record.owner, "seen": " ".join(seen(record)), "flapping": "true" if record.flapping else ""}
    if any(told.values()):
        properties = ET.SubElement(case, "properties")
        for name, value in told.items():
            if value:
                ET.SubElement(properties, "property", {"name": name, "value": _clean(value)})
    if record.exception is not None:
        ET.SubElement(case, "skipped", {"message": f"allowed by {_clean(record.exception)}"})
        return
    bad = ET.SubElement(
        case,
        "error" if record.kind == "unreachable" else "failure",
        {"type": record.kind, "message": f"{record.kind} ({record.severity}, {record.layer})"},
    )
    sides = (("intended", record.intended), ("found", record.actual))
    bad.text = _clean("\n".join(f"{label}: {'nothing' if side is None else side}" for label, side in sides))


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
