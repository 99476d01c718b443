"""``edugrid retire plan REGION``."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.retire.road.plan import Impossible

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
    from edugrid.retire.road.show_road import show_road
    from edugrid.retire.road.solve import solve

    root, lang = inventories(), language()
    intent = open_region(root, region).intent
    road = from_intent(intent, stability)
    effort = Effort(seconds=seconds)
    with progress_bar(region) as progress:
        plan = solve(road.problem, effort, progress)
        if isinstance(plan, Impossible):
            progress(
                0,
                len(road.problem.sites),
                Text("no plan; looking for what would help", "无可行方案，正在分析").show(lang),
            )
            plan = explain(road.problem, plan, effort)
    sites = {} if isinstance(plan, Impossible) else dates(intent, road, plan)
    text = json.dumps(road_json(road.problem, plan, sites), ensure_ascii=False, indent=1)
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text + "\n", encoding="utf-8")
    if fmt == "json":
        typer.echo(text)
    elif isinstance(plan, Impossible):
        typer.echo(_impossible(plan, lang))
    else:
        from edugrid.cli.console import console

        typer.echo(show_road(plan, sites, lang, colour=sys.stdout.isatty(), width=console().width), nl=False)
    if isinstance(plan, Impossible):
        raise typer.Exit(GATE)
    if write:
        from edugrid.retire.road.write_dates import write_dates
        from edugrid.sheets.write_files import write_files

        drafts = write_dates(root, sites.values())
        written = drafts.changed
        write_files(written, drafts.before)
        for path in written:
            typer.echo(Text(f"written: {path}", f"已写入：{path}").show(lang), err=True)


def _impossible(plan: "Impossible", lang: str) -> str:
    from edugrid.printable import printable
    from edugrid.retire.road.words import change_text

    lines = [
        Text(
            f"There is no timetable for these {len(plan.sites)} data centres:",
            f"以下 {len(plan.sites)} 个机房没有可行的时间表：",
        ),
        *(Text(f"  {name}", f"  {name}") for name in plan.sites),
    ]
    if plan.changes:
        lines.append(Text("Any one of these would be enough:", "满足以下任意一项即可："))
    elif plan.together:
        lines.append(Text("All of these together would be enough:", "须同时满足以下各项："))
    else:
        lines.append(
            Text("No change of staff, lines, quota or dates was found to be enough.", "未找到可行的调整办法。")
        )
    changed = [change_text(one) for one in plan.changes or plan.together]
    lines += [Text(f"  - {one.en}", f"  - {one.zh}") for one in changed]
    if plan.unsure:
        lines.append(
            Text(
                "The search ran out of time: a smaller change may do. Try --seconds with more.",
                "搜索时间不足：可能有更小的调整，请加大 --seconds。",
            )
        )
    return printable("\n".join(line.show(lang) for line in lines))
