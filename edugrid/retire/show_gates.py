"""Gates of one stage, in a terminal and for other programs."""

import json
from typing import Literal

from edugrid.retire.status import Gate, SiteStatus, Stage

Side = Literal["entry", "exit"]


def gates_of(stage: Stage, side: Side) -> tuple[Gate, ...]:
    """The gates for beginning (``entry``) or leaving (``exit``) the stage."""
    return stage.entry if side == "entry" else stage.gates


def is_open(stage: Stage, side: Side) -> bool:
    """True when every gate passes; unknown is not passed."""
    return all(gate.passed is True for gate in gates_of(stage, side))


def gates_text(stage: Stage, side: Side, lang: str) -> str:
    """One line a gate: ``pass``, ``FAIL`` or ``unknown``, its name, and the evidence."""
    from edugrid.printable import printable

    words = {True: "pass", False: "FAIL", None: "unknown"}
    return "".join(
        printable(f"{words[gate.passed]:8}{gate.name}: {gate.evidence.show(lang)}") + "\n"
        for gate in gates_of(stage, side)
    )


def gates_json(site: SiteStatus, stage: Stage, side: Side) -> str:
    """``{"version": 1, "region", "site", "stage", "side", "due", "state", "open", "gates": [{"name", "passed", "evidence"}]}``.

    ``passed`` is true, false, or null where the fact could not be had; evidence is ``{"en": …, "zh": …}``.
    """
    from edugrid.plain import plain

    body = {
        "version": 1,
        "region": site.region,
        "site": site.name,
        "stage": stage.name,
        "side": side,
        "due": stage.due.isoformat(),
        "state": stage.state,
        "open": is_open(stage, side),
        "gates": [plain(gate) for gate in gates_of(stage, side)],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
