"""``edugrid comply status REGION``."""

from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def comply_status(
    region: Region,
    fmt: Annotated[
        Literal["text", "json", "sarif", "junit", "html", "prometheus"],
        typer.Option("--format", help="text | json | sarif | junit | html | prometheus"),
    ] = "text",
) -> None:
    """Count the verdicts of every system; exit 3 when a control fails. Nobody is asked.

    The other formats are those of drift, with one record a control and subject that fails.
    """
    from edugrid.cli.comply_report import city_records
    from edugrid.comply.findings import findings
    from edugrid.comply.judge_region import judge_region
    from edugrid.comply.result import VERDICT_TITLES
    from edugrid.drift.excepted import excepted
    from edugrid.drift.formats import show
    from edugrid.region import open_region

    root, lang = inventories(), language()
    opened = open_region(root, region)
    judged = judge_region(root, opened, records=city_records)
    records = excepted((r for one in judged for r in findings(one.read.view.system, one.results)), opened.intent)
    if fmt == "text":
        from rich.console import Console
        from rich.table import Table

        table = Table()
        table.add_column(Text("system", "系统").show(lang), no_wrap=True)
        table.add_column(Text("level", "等级").show(lang))
        for title in VERDICT_TITLES.values():
            table.add_column(title.show(lang), justify="right")
        table.add_column(Text("owner", "责任单位").show(lang), overflow="fold")
        for one in judged:
            system = one.read.view.system
            counts = [sum(r.verdict == verdict for r in one.results) for verdict in VERDICT_TITLES]
            table.add_row(system.name, str(system.level), *map(str, counts), system.owner)
        Console().print(table)
    else:
        typer.echo(show(records, fmt, lang, region), nl=False)
    if any(record.exception is None for record in records):
        raise typer.Exit(3)
