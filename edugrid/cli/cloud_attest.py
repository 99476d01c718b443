"""``edugrid cloud attest REGION --cloud NAME --resource R --by WHO --evidence FILE``."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories


def cloud_attest(
    region: Region,
    cloud: Annotated[str, typer.Option("--cloud", help="NAME in city.yml")],
    resource: Annotated[list[str], typer.Option("--resource", help="NAME (may be repeated)")],
    by: Annotated[str, typer.Option("--by", help="who vouches for it")],
    evidence: Annotated[Path, typer.Option("--evidence", help="FILE: scan, screenshot, bill")],
    day: Annotated[str, typer.Option("--day", help="YYYY-MM-DD; absent: today")] = "",
) -> None:
    """Note in registers/attestations.csv that somebody saw a resource of a cloud without an API."""
    from edugrid.paper.attest import attest

    try:
        when = date.fromisoformat(day) if day else None
    except ValueError:
        raise typer.BadParameter(day, param_hint="--day") from None
    for row in attest(inventories(), region, cloud, tuple(resource), by, evidence, when):
        typer.echo(f"{row.cloud} {row.resource}: {row.day} {row.by} {row.evidence}")
