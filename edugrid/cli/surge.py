"""``edugrid surge status|apply REGION``."""

import json
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories, state
from edugrid.text import Text, language

GATE = 3
SHOWN = 10


def surge_status(
    region: Region,
    days: Annotated[int, typer.Option("--days", min=0, help="how far to look ahead")] = 30,
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """Windows that are open (*) or coming, what each adds, and whether quota and approvals cover it.

    Exit codes: 0 every window fits, 3 one does not.
    """
    from edugrid.cli.console import console
    from edugrid.cli.surge_table import surge_table
    from edugrid.design.surge_outlook import surge_outlook
    from edugrid.plain import plain
    from edugrid.region import open_region

    intent = open_region(inventories(), region).intent
    found = [item for city in intent.cities for item in surge_outlook(city, intent.at, days)]
    if fmt == "json":
        rows = [plain(item) | {"fits": item.fits} for item in found]
        typer.echo(
            json.dumps({"version": 1, "at": intent.at.isoformat(), "windows": rows}, ensure_ascii=False, indent=1)
        )
    elif found:
        console().print(surge_table(found))
    else:
        typer.echo(Text(f"no window in the next {days} days", f"未来 {days} 天没有扩容时段").show(language()))
    if not all(item.fits for item in found):
        raise typer.Exit(GATE)


def surge_apply(region: Region) -> None:
    """Make the sizes of this moment true, and nothing else; the scheduled job runs it. Other changes wait.

    In production it needs the key of an operator (EDUGRID_KEY) and a standing approval of somebody else (edugrid approve
    standing surge). Exit codes: 0 done or nothing to do, 3 other changes wait too, or a window does not fit or it is not
    permitted (then nothing is done).
    """
    from edugrid.cli.cloud_lines import result_line
    from edugrid.cli.note import noting
    from edugrid.cli.permit import permit_standing
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cloud.regions import cloud_regions
    from edugrid.cloud.surge.apply_windows import apply_windows

    waits = False
    for city in cloud_regions(inventories(), region):
        permit = permit_standing([city], "surge")
        with noting(city, "cloud", "edugrid surge apply", permit=permit) as entry, progress_bar(city) as progress:
            sized = apply_windows(city, inventories(), state(), progress)
            entry.result, entry.quiet = result_line(city, sized.result, "en"), not sized.result.done
        typer.echo(result_line(city, sized.result, language()))
        if sized.waiting:
            waits = True
            names = [f"  {step.op} {step.type} {step.name}" for step in sized.waiting[:SHOWN]]
            typer.echo("\n".join([_waiting(city, len(sized.waiting)).show(language()), *names]), err=True)
    if waits:
        raise typer.Exit(GATE)


def _waiting(city: str, count: int) -> Text:
    return Text(
        f"{city}: {count} other changes wait and were left alone; look at them: edugrid plan {city} --only cloud --out PLAN",
        f"{city}：另有 {count} 项变更未执行，请人工审阅：edugrid plan {city} --only cloud --out PLAN",
    )
