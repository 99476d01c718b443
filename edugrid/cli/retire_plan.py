"""``edugrid retire plan REGION``."""

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

GATE = 3


def retire_plan(
    region: Region,
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
    out: Annotated[Path | None, typer.Option("--out", help="also write the plan to FILE as JSON")] = None,
    write: Annotated[bool, typer.Option("--write", help="put the days into the inventory files")] = False,  # noqa: FBT002 - typer's way
    stability: Annotated[
        int, typer.Option("--stability", min=0, help="yuan that moving a published date by a week must save")
    ] = 2000,
    seconds: Annotated[float, typer.Option("--seconds", min=1, help="longest search, by the clock")] = 300,
) -> None:
    """A timetable for all legacy data centres that can be kept, and its difference from the present one.

    Staff and quota are shared by a city, so the whole city is planned, also where REGION is a county. Nothing is changed
    without --write. Exit codes: 0 there is a timetable, 3 there is none: what would have to change is said.
    """
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.region import open_region
    from edugrid.retire.road.dates import dates
    from edugrid.retire.road.effort import Effort
    from edugrid.retire.road.explain import explain
    from edugrid.retire.road.from_intent import from_intent
    from edugrid.retire.road.plan import Impossible
    from edugrid.retire.road.road_json import road_json
    from edugrid.retire.road.show_impossible import show_impossible
    from edugrid.retire.road.show_road import show_road
    from edugrid.retire.road.solve import solve

    root, lang = inventories(), language()
    intent = open_region(root, region).intent
    road = from_intent(intent, stability)
    effort = Effort(seconds=seconds)
    with progress_bar(region) as progress:
        found = solve(road.problem, effort, progress)
        plan = None if isinstance(found, Impossible) else found
        without: tuple[Impossible, ...] = ()
        if isinstance(found, Impossible):
            progress(
                0,
                len(found.sites),
                Text("no plan; looking for what would help", "无可行方案，正在分析").show(lang),
            )
            without = explain(road.problem, found, effort, progress)
    sites = {} if plan is None else dates(intent, road, plan)
    text = json.dumps(road_json(road.problem, plan or without, sites), ensure_ascii=False, indent=1)
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text + "\n", encoding="utf-8")
    if fmt == "json":
        typer.echo(text)
    elif plan is None:
        typer.echo(show_impossible(without, lang))
    else:
        from edugrid.cli.console import console

        typer.echo(show_road(plan, sites, lang, colour=sys.stdout.isatty(), width=console().width), nl=False)
    if plan is None:
        raise typer.Exit(GATE)
    if write:
        from edugrid.retire.road.write_dates import write_dates
        from edugrid.sheets.write_files import write_files

        drafts = write_dates(root, sites.values())
        written = drafts.changed
        write_files(written, drafts.before)
        for path in written:
            typer.echo(Text(f"written: {path}", f"已写入：{path}").show(lang), err=True)
