"""The timetable in a terminal, and for other programs."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from edugrid.retire.stages import STAGE_TITLES, STATE_TITLES
from edugrid.retire.status import Gate, SiteStatus
from edugrid.text import Text

if TYPE_CHECKING:
    from rich.console import RenderableType

_COLOURS = {"done": "green", "overdue": "bold red", "current": "cyan", "later": "dim"}
_HEAD = (Text("stage", "阶段"), Text("due", "截止日期"), Text("state", "状态"), Text("evidence", "依据"))
_NONE = Text("no legacy data centres with a timetable", "没有列入时间表的旧数据中心")


def as_text(sites: Iterable[SiteStatus], lang: str, *, colour: bool = False, width: int = 120) -> str:
    """One table a site; ``width`` in terminal columns, ANSI colours when ``colour``."""
    from rich.table import Table
    from rich.text import Text as Styled

    from edugrid.printable import printable
    from edugrid.shown import shown

    parts: list[RenderableType] = []
    for site in sites:
        target = f" → {site.target}" if site.target else ""
        name = printable(f"{site.title} ({site.region}/{site.name}{target})")
        table = Table(expand=False)
        for head in _HEAD:
            table.add_column(head.show(lang), no_wrap=head is not _HEAD[-1])
        for stage in site.stages:
            style = _COLOURS[stage.state]
            table.add_row(
                Styled(STAGE_TITLES[stage.name].show(lang) if stage.name in STAGE_TITLES else stage.name),
                Styled(stage.due.isoformat()),
                Styled(STATE_TITLES[stage.state].show(lang), style=style),
                Styled(printable("\n".join(f"{_mark(gate)} {gate.evidence.show(lang)}" for gate in stage.gates))),
            )
        parts += [Styled(name, style="bold red" if site.overdue else "bold"), table]
    return shown(parts, colour=colour, width=width) if parts else _NONE.show(lang) + "\n"


def as_json(sites: Iterable[SiteStatus]) -> str:
    """``{"version": 1, "sites": […]}``; dates are ISO 8601, evidence is ``{"en": …, "zh": …}``."""
    return json.dumps({"version": 1, "sites": [_site(site) for site in sites]}, ensure_ascii=False, indent=1) + "\n"


def _site(site: SiteStatus) -> dict[str, Any]:
    from edugrid.plain import plain

    current = site.current
    return plain(site) | {"overdue": site.overdue, "current": current.name if current else None}


def _mark(gate: Gate) -> str:
    return "?" if gate.passed is None else "✓" if gate.passed else "✗"
