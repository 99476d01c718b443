"""Exceptions for what an existing project breaks today: they give it time, not a blank cheque."""

import csv
import io
from datetime import timedelta
from typing import Final

from edugrid.cloud.policy import check_adopted
from edugrid.design.adopted_spec import AdoptedSpec
from edugrid.formula_cell import guarded
from edugrid.intent.registers import PolicyException
from edugrid.intent.tree import Intent

TIME: Final = timedelta(days=180)
COLUMNS: Final = tuple(PolicyException.model_fields)


def propose_exceptions(spec: AdoptedSpec, intent: Intent, approver: str) -> str:
    """CSV text for ``registers/exceptions.csv``: one row for each policy that objects of ``spec`` break.

    ``where`` names the whole project; the time ends after half a year. Empty when nothing is broken.
    """
    rules = sorted({violation.rule for violation in check_adopted(spec, intent).refused})
    if not rules:
        return ""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, rule in enumerate(rules, 1):
        writer.writerow(
            {
                "id": f"EX-{spec.cloud}-{spec.project}-{number}",
                "rule": rule,
                "where": f"{spec.cloud}-{spec.project}-*",
                "reason": "接管已有项目，限期整改",
                "approver": guarded(approver),
                "until": (intent.today + TIME).isoformat(),
            }
        )
    return text.getvalue()
