"""``edugrid retire status|gate REGION``."""

import os
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import language

Format = Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")]


def retire_status(region: Region, fmt: Format = "text") -> None:
    """Stages, dates and gates of every legacy data centre, from live facts."""
    from edugrid.region import open_region
    from edugrid.retire.judge import judge
    from edugrid.retire.show import as_json, as_text

    opened = open_region(inventories(), region)
    sites = judge(opened, os.environ, opened.intent.today)
    typer.echo(as_json(sites) if fmt == "json" else as_text(sites, language()))


def retire_gate(
    region: Region,
    site: Annotated[str, typer.Option("--site", help="name of the data centre")],
    stage: Annotated[
        str, typer.Option("--stage", help="freeze | survey | migrate | drain | wipe | power_off | hand_back")
    ],
) -> None:
    """May the site leave this stage? Exit 0 when every gate passes, 3 when one does not or is unknown."""
    from edugrid.region import open_region
    from edugrid.retire.judge import judge

    lang = language()
    opened = open_region(inventories(), region)
    sites = judge(opened, os.environ, opened.intent.today)
    found = [item for status in sites if status.name == site for item in status.stages if item.name == stage]
    if not found:
        known = ", ".join(sorted(status.name for status in sites))
        raise typer.BadParameter(f"no stage {stage!r} of a site {site!r} here; sites: {known}")
    for gate in found[0].gates:
        mark = {True: "pass", False: "FAIL", None: "unknown"}[gate.passed]
        typer.echo(f"{mark:8}{gate.name}: {gate.evidence.show(lang)}")
    if any(gate.passed is not True for gate in found[0].gates):
        raise typer.Exit(3)
    from edugrid.cli.note import Entry, note

    note(Entry(region.strip("/"), "gate", f"{site} {stage}", "passed"), once=True)
