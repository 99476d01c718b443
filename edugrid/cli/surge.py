"""``edugrid surge status|apply REGION``."""

import json
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories, state
from edugrid.text import Text, language

GATE = 3


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
    """Make the sizes of this moment true; the scheduled job runs it. Anything else in the plan stops it.

    Exit codes: 0 done or nothing to do, 3 the plan holds something else, or a window does not fit.
    """
    from edugrid.cli.cloud_lines import result_line
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cloud.regions import cloud_regions
    from edugrid.cloud.surge.apply_windows import apply_windows

    for city in cloud_regions(inventories(), region):
        with progress_bar(city) as progress:
            result = apply_windows(city, inventories(), state(), progress)
        typer.echo(result_line(city, result, language()))
