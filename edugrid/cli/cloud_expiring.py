"""``edugrid cloud expiring REGION``."""

import json
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

FOUND = 3


def cloud_expiring(
    region: Region,
    within: Annotated[int, typer.Option("--within", min=0, help="DAYS")] = 90,
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """List approvals, contracts, exceptions and whitelist entries that end soon or have ended; exit 3 when there are any."""
    from edugrid.cli.console import console
    from edugrid.cli.sheet_table import sheet_table
    from edugrid.design.expiring import expiring
    from edugrid.plain import plain
    from edugrid.region import open_region
    from edugrid.report.quota_sheets import term_sheet

    intent, lang = open_region(inventories(), region).intent, language()
    found = expiring(intent, within)
    if fmt == "json":
        told = {"version": 1, "region": region, "day": str(intent.today), "terms": [plain(term) for term in found]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif found:
        console().print(sheet_table(term_sheet(found, lang)))
    else:
        none = Text(f"{region}: nothing ends within {within} days", f"{region}：{within} 天内没有到期事项")
        typer.echo(none.show(lang))
    if found:
        raise typer.Exit(FOUND)
