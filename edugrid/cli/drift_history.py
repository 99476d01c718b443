"""``edugrid drift history REGION``."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.text import language


def drift_history(
    region: Region,
    since: Annotated[
        datetime | None,
        typer.Option("--since", formats=["%Y-%m-%d"], help="YYYY-MM-DD; absent: 30 days, of a trend 12 weeks"),
    ] = None,
    trend: Annotated[bool, typer.Option("--trend", help="week by week, and how long repairs take")] = False,  # noqa: FBT002 - typer's way
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """What was found when, how long it took to repair, what came back, and what people did."""
    from edugrid.cli.history import history
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.read_past import read_past
    from edugrid.drift.history.show_past import past_json, past_line, past_sheets

    now, lang = utc_now(), language()
    if trend:
        _trend(region, since.date() if since else (now - timedelta(weeks=12)).date(), fmt)
        return
    past = read_past(history(), region, since.date() if since else (now - timedelta(days=30)).date(), now)
    if fmt == "json":
        typer.echo(past_json(past), nl=False)
        return
    from edugrid.cli.console import console
    from edugrid.cli.sheet_table import sheet_table

    for sheet in past_sheets(past, lang):
        if sheet.rows:
            console().print(sheet_table(sheet))
    typer.echo(past_line(past).show(lang))


def _trend(region: str, since: date, fmt: str) -> None:
    from edugrid.cli.console import console
    from edugrid.cli.history import history
    from edugrid.cli.sheet_table import sheet_table
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.read_trend import read_trend
    from edugrid.drift.history.show_trend import trend_json, trend_sheets

    found = read_trend(history(), region, since, utc_now())
    if fmt == "json":
        typer.echo(trend_json(found), nl=False)
        return
    for sheet in trend_sheets(found, language()):
        if sheet.rows:
            console().print(sheet_table(sheet))
