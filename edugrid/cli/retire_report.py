"""``edugrid retire report REGION``."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from edugrid.cli.give import give
from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import language


def retire_report(
    region: Region,
    fmt: Annotated[Literal["text", "json", "html"], typer.Option("--format", help="text | json | html")] = "text",
    out: Annotated[Path | None, typer.Option("--out", help="FILE; absent: the screen")] = None,
) -> None:
    """Show the whole way out of a region: every site with size, stage, gates and days late, and what the delays do.

    html is a fragment without styles, for a page of your own; the region's page is made by edugrid report.
    """
    from edugrid.region import open_region
    from edugrid.retire.judge import judge
    from edugrid.retire.overview import overview
    from edugrid.retire.show_overview import overview_html, overview_json, overview_text

    root = inventories()
    opened = open_region(root, region)
    page = overview(opened.intent, judge(root, opened, os.environ, opened.intent.today))
    show = {"json": lambda: overview_json(page), "text": lambda: overview_text(page, language())}
    text = show.get(fmt, lambda: overview_html(page, language()))()
    give(text, out, 0o600)
