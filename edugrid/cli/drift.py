"""``edugrid drift REGION``."""

import os
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Jobs, Region
from edugrid.cli.paths import inventories
from edugrid.text import language


def drift(
    region: Region,
    fmt: Annotated[
        Literal["text", "json", "sarif", "junit", "html", "prometheus"],
        typer.Option("--format", help="text | json | sarif | junit | html | prometheus"),
    ] = "text",
    only: Annotated[Literal["cloud", "network"] | None, typer.Option("--only", help="cloud | network")] = None,
    jobs: Jobs = None,
) -> None:
    """List what differs from the intent; exit 0 clean, 3 drift. No state is written."""
    from edugrid.cli.progress_bars import progress_bars
    from edugrid.drift.formats import show
    from edugrid.drift.observe import observe
    from edugrid.region import open_region

    root = inventories()
    opened = open_region(root, region)
    worlds = (only,) if only else ("cloud", "network")
    with progress_bars() as bars:
        records = observe(root, opened, os.environ, bars, worlds, jobs)
    typer.echo(show(records, fmt, language(), region), nl=False)
    if records:
        raise typer.Exit(3)
