"""The overview of a region's way out: in a terminal, as JSON, as a fragment of HTML."""

import json
from html import escape
from typing import Final

from edugrid.retire.overview import Overview
from edugrid.retire.overview_rows import HEADS, overview_rows
from edugrid.retire.show_slip import slip_text
from edugrid.retire.stages import STAGE_TITLES, STATE_TITLES
from edugrid.text import Text

_TITLE: Final = Text("Way out of legacy data centres", "旧数据中心退出情况")
_EFFECT: Final = Text("If the days that are lost are not made up for", "若已逾期的天数不能追回")


def overview_text(page: Overview, lang: str, width: int = 160) -> str:
    """One table of all sites, the stages and gates of each, and what their delays do."""
    from rich.table import Table
    from rich.text import Text as Styled

    from edugrid.printable import printable
    from edugrid.retire.show import as_text
    from edugrid.shown import shown

    table = Table(expand=False)
    for head in HEADS:
        table.add_column(head.show(lang))
    *rows, total = overview_rows(page, lang)
    for row in rows:
        table.add_row(*(Styled(printable(cell)) for cell in row))
    table.add_section()
    table.add_row(*total)
    title = f"{_TITLE.show(lang)}: {page.region} ({page.day})"
    parts = [shown([Styled(title, style="bold"), table], colour=False, width=width), as_text(page.sites, lang)]
    if page.slip.moved:
        parts.append(f"{_EFFECT.show(lang)}:\n{slip_text(page.slip, lang)}")
    return "\n".join(parts)


def overview_json(page: Overview) -> str:
    """``{"version": 1, "region", "day", "lines", "sites", "slip"}``; evidence and messages are ``{"en": …, "zh": …}``."""
    from edugrid.plain import plain

    return json.dumps({"version": 1} | plain(page), ensure_ascii=False, indent=1) + "\n"


def overview_html(page: Overview, lang: str) -> str:
    """A ``<section>`` without styles or scripts, for a page of somebody else; every text is escaped."""
    *rows, total = overview_rows(page, lang)
    heads = "".join(f"<th>{escape(head.show(lang))}</th>" for head in HEADS)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
    foot = "".join(f"<td>{escape(cell)}</td>" for cell in total)
    out = [
        f'<section class="retirement" lang="{"zh-CN" if lang == "zh" else "en"}">',
        f"<h2>{escape(_TITLE.show(lang))}: {escape(page.region)} ({page.day})</h2>",
        f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody><tfoot><tr>{foot}</tr></tfoot></table>",
    ]
    for site in page.sites:
        out.append(f"<h3>{escape(site.title)} ({escape(f'{site.region}/{site.name}')})</h3>\n<ul>")
        for stage in site.stages:
            state = STATE_TITLES[stage.state].show(lang)
            gates = "".join(
                f'<li class="{"pass" if gate.passed else "unknown" if gate.passed is None else "shut"}">'
                f"{escape(gate.evidence.show(lang))}</li>"
                for gate in stage.gates
            )
            said = f"{STAGE_TITLES[stage.name].show(lang)} {stage.due}: {state}"
            out.append(f'<li class="{stage.state}">{escape(said)}<ul>{gates}</ul></li>')
        out.append("</ul>")
    if page.slip.moved:
        out.append(f"<h3>{escape(_EFFECT.show(lang))}</h3>\n<pre>{escape(slip_text(page.slip, lang))}</pre>")
    return "\n".join([*out, "</section>\n"])
