"""``edugrid report REGION --out DIR``."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def report(
    region: Region,
    out: Annotated[Path, typer.Option("--out", help="DIR")],
    plan: Annotated[Path | None, typer.Option("--plan", help="a plan file to show")] = None,
    drift: Annotated[
        Path | None, typer.Option("--drift", help="JSON of an earlier `edugrid drift`; default: look now")
    ] = None,
    events: Annotated[Path | None, typer.Option("--events", help="JSON list of [step, result, seconds]")] = None,
) -> None:
    """Write one HTML page, its data and a workbook to DIR."""
    from edugrid.cli.progress_bars import progress_bars
    from edugrid.drift.observe import observe
    from edugrid.drift.read_records import read_records
    from edugrid.region import open_region
    from edugrid.report.collect import collect
    from edugrid.report.write import write_report
    from edugrid.retire.judge import judge
    from edugrid.rollout.plan_file import read_plan

    root = inventories()
    opened = open_region(root, region)
    now = opened.intent.at
    if drift is not None:
        records = read_records(drift)
    else:
        with progress_bars() as bars:
            records = observe(root, opened, os.environ, bars)
    layers = os.environ.get("EDUGRID_LAYERS")
    told = json.loads(Path(layers).read_text(encoding="utf-8")) if layers and Path(layers).exists() else []
    data = collect(
        opened,
        plan=read_plan(plan) if plan else None,
        drift=records,
        sites=judge(root, opened, os.environ, now.date()),
        layers=[(layer["name"], layer["kind"], Text(*layer["detail"])) for layer in told],
        events=[tuple(event) for event in json.loads(events.read_text(encoding="utf-8"))] if events else [],
        now=now,
    )
    for path in write_report(data, out, language()):
        typer.echo(str(path))
