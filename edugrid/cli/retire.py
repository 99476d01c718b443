"""``edugrid retire status REGION``."""

import os
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import language

Format = Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")]


def retire_status(region: Region, fmt: Format = "text") -> None:
    """Stages, dates and gates of every legacy data centre, from live facts."""
    from edugrid.cli.note_dates import note_dates
    from edugrid.region import open_region
    from edugrid.retire.judge import judge
    from edugrid.retire.show import as_json, as_text

    root = inventories()
    opened = open_region(root, region)
    sites = judge(root, opened, os.environ, opened.intent.today)
    note_dates(opened.intent.target, sites)
    typer.echo(as_json(sites) if fmt == "json" else as_text(sites, language()))
