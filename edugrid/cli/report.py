"""``edugrid report REGION --out DIR``."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.drift.history.past import Past
    from edugrid.drift.history.trend import Trend


def report(
    region: Region,
    out: Annotated[Path, typer.Option("--out", help="DIR")],
    plan: Annotated[Path | None, typer.Option("--plan", help="a plan file to show")] = None,
    drift: Annotated[
        Path | None, typer.Option("--drift", help="JSON of an earlier `edugrid drift`; default: look now")
    ] = None,
    road: Annotated[Path | None, typer.Option("--road", help="FILE of `edugrid retire plan --out FILE`")] = None,
    events: Annotated[Path | None, typer.Option("--events", help="JSON list of [step, result, seconds]")] = None,
) -> None:
    """Write one HTML page, its data, a workbook and the roadmap as a document to DIR.

    The history of drift, where there is one, gives the trend and what changed in the last week.
    """
    from edugrid.cli.progress_bars import progress_bars
    from edugrid.drift.observe import observe
    from edugrid.drift.read_records import read_records
    from edugrid.region import open_region
    from edugrid.report.collect import collect
    from edugrid.report.more import More
    from edugrid.report.read_road import read_road
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
    planned = read_road(road) if road else None
    told = json.loads(Path(layers).read_text(encoding="utf-8")) if layers and Path(layers).exists() else []
    data = collect(
        opened,
        plan=read_plan(plan) if plan else None,
        drift=records,
        sites=judge(root, opened, os.environ, now.date()),
        layers=[(layer["name"], layer["kind"], Text(*layer["detail"])) for layer in told],
        events=[tuple(event) for event in json.loads(events.read_text(encoding="utf-8"))] if events else [],
        now=now,
        more=More(*_history(region), planned),
    )
    for path in write_report(data, out, language()):
        typer.echo(str(path))


def _history(region: str) -> "tuple[Past | None, Trend | None]":
    """A week and a quarter of it; what cannot be read is told, and the report is made without."""
    from edugrid.cli.history import history
    from edugrid.cli.paths import state
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.open_history import VARIABLE
    from edugrid.drift.history.read_past import read_past
    from edugrid.drift.history.read_trend import read_trend

    if not os.environ.get(VARIABLE) and not (state() / "history.db").exists():
        return None, None
    now = utc_now()
    try:
        engine = history()
        past = read_past(engine, region, (now - timedelta(days=7)).date(), now)
        return past, read_trend(engine, region, (now - timedelta(weeks=12)).date(), now)
    except HistoryError as error:
        typer.echo(f"{error.text.show(language())}\n→ {error.hint.show(language())}", err=True)
        return None, None
