"""``edugrid whitelist list REGION``."""

import json
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.report.sheet import Sheet
    from edugrid.whitelist.listed import Listed

STATES = {
    "valid": Text("valid", "有效"),
    "ending": Text("ends soon", "即将到期"),
    "expired": Text("expired", "已到期"),
    "requested": Text("requested", "待审批"),
}
HEAD = (
    Text("Id", "编号"),
    Text("State", "状态"),
    Text("Until", "截止日"),
    Text("Application", "应用"),
    Text("Access", "访问"),
    Text("Domain", "域名"),
    Text("Applicant", "申请人"),
    Text("Approver", "审批人"),
    Text("Reason", "理由"),
)


def whitelist_list(
    region: Region,
    state: Annotated[
        Literal["valid", "ending", "expired", "requested"] | None,
        typer.Option("--state", help="valid | ending | expired | requested"),
    ] = None,
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """List entries and open requests with who asked, who approved, why and until when."""
    from edugrid.cli.console import console
    from edugrid.cli.sheet_table import sheet_table
    from edugrid.intent.load import load_intent
    from edugrid.plain import plain
    from edugrid.whitelist.listed import listed

    intent = load_intent(inventories(), "/".join(region.strip("/").split("/")[:2]))
    rows = tuple(row for row in listed(intent) if state in {None, row.state})
    if fmt == "json":
        told = {"version": 1, "region": region, "day": str(intent.today), "rows": [plain(row) for row in rows]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        console().print(sheet_table(_sheet(rows, language())))


def _sheet(rows: "tuple[Listed, ...]", lang: str) -> "Sheet":
    from edugrid.report.sheet import Sheet

    lines = tuple(
        (
            row.id,
            STATES[row.state].show(lang),
            str(row.until),
            row.application,
            row.access,
            row.domain,
            row.applicant,
            row.approver,
            row.reason,
        )
        for row in rows
    )
    return Sheet(Text("Whitelist", "白名单").show(lang), tuple(head.show(lang) for head in HEAD), lines)
