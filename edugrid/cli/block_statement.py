"""``edugrid block statement REGION``."""

from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.text import Text, language


def block_statement(
    region: Region,
    out: Annotated[Path | None, typer.Option("--out", help="FILE.xlsx; absent: the screen")] = None,
) -> None:
    """What is blocked, since when, by whom; what began and ended today (or on the day of EDUGRID_AT)."""
    from edugrid.block.statement import statement
    from edugrid.cli.block_common import city_orders
    from edugrid.cli.console import console
    from edugrid.cli.sheet_table import sheet_table
    from edugrid.intent.moment import moment

    at = moment()
    orders = [(city, order) for city, _, rows in city_orders(region) for order in rows]
    sheets = statement(orders, at, language())
    if out is None:
        for sheet in sheets:
            console().print(sheet_table(sheet))
        return
    from edugrid.report.workbook import workbook

    title = Text(f"Blocks of {region} on {at:%Y-%m-%d}", f"{region} 封堵日报 {at:%Y-%m-%d}").show(language())
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(workbook(sheets, title, at))
    typer.echo(str(out))
