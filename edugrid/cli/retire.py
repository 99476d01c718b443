"""``edugrid retire status REGION``."""

import json
import os
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import language

Format = Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")]


def retire_status(
    region: Region,
    fmt: Format = "text",
    slips: Annotated[
        list[str] | None,
        typer.Option("--slip", metavar="SITE=30d", help="what if this site is late by so many days (d) or weeks (w)"),
    ] = None,
) -> None:
    """Stages, dates and gates of every legacy data centre, from live facts; the history notes the dates.

    With --slip only the effect of the delay is shown: dates that move in all sites of the city, contracts, the deadline.
    """
    from edugrid.cli.note_dates import note_dates
    from edugrid.region import open_region
    from edugrid.retire.judge import judge
    from edugrid.retire.show import as_json, as_text

    root = inventories()
    opened = open_region(root, region)
    sites = judge(root, opened, os.environ, opened.intent.today)
    if slips:
        from edugrid.cli.read_slips import read_slips
        from edugrid.plain import plain
        from edugrid.retire.show_slip import slip_text
        from edugrid.retire.slip import slip

        done = {site.name: {stage.name for stage in site.stages if stage.state == "done"} for site in sites}
        found = slip(opened.intent, read_slips(slips, done), done)
        body = json.dumps({"version": 1} | plain(found), ensure_ascii=False, indent=1) + "\n"
        typer.echo(body if fmt == "json" else slip_text(found, language()), nl=False)
        return
    note_dates(opened.intent)
    typer.echo(as_json(sites) if fmt == "json" else as_text(sites, language()))
