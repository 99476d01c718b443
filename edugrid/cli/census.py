"""``edugrid census REGION``."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.report.sheet import Sheet
    from edugrid.rollout.census import CensusRow

_HEAD = (
    Text("Device", "设备"),
    Text("Region", "区域"),
    Text("Platform", "平台"),
    Text("Model", "型号"),
    Text("Software", "软件版本"),
    Text("Serial", "序列号"),
    Text("Days up", "运行天数"),
    Text("Remark", "备注"),
)
_DAY = 86400


def census(
    region: Region,
    fmt: Annotated[Literal["text", "json", "xlsx"], typer.Option("--format", help="text | json | xlsx")] = "text",
    out: Annotated[Path | None, typer.Option("--out", help="FILE for xlsx")] = None,
    device: Annotated[list[str] | None, typer.Option("--device", help="NAME (may be repeated)")] = None,
) -> None:
    """Models, software versions and serial numbers of the active devices; exit 1 when one could not be asked."""
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.region import open_region
    from edugrid.rollout.census import census as ask
    from edugrid.rollout.site import Site

    if fmt == "xlsx" and out is None:
        raise typer.BadParameter("xlsx needs --out FILE", param_hint="--out")
    opened, lang = open_region(inventories(), region), language()
    wanted = [item for item in opened.design.devices if not device or item.name in device]
    with progress_bar("census") as progress:
        rows = ask(wanted, Site.from_env(os.environ), progress)
    if fmt == "json":
        typer.echo(json.dumps([row.model_dump(mode="json") for row in rows], ensure_ascii=False, indent=1))
    elif out is not None:
        from edugrid.report.workbook import workbook

        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(workbook([_sheet(rows, lang)], region, opened.intent.at))
        typer.echo(str(out))
    else:
        from edugrid.cli.console import console
        from edugrid.cli.sheet_table import sheet_table

        console().print(sheet_table(_sheet(rows, lang)))
    if any(row.error for row in rows):
        raise typer.Exit(1)


def _sheet(rows: "tuple[CensusRow, ...]", lang: str) -> "Sheet":
    from edugrid.report.sheet import Sheet
    from edugrid.rollout.census import odd_ones

    odd = odd_ones(rows)
    other = Text("not what most of this model run", "与同型号多数设备版本不同").show(lang)
    lines = tuple(
        (
            row.name,
            row.region,
            row.platform,
            row.model or None,
            row.version or None,
            row.serial or None,
            None if row.uptime is None else int(row.uptime // _DAY),
            row.error or (other if row.name in odd else None),
        )
        for row in rows
    )
    return Sheet(Text("Software", "软件版本").show(lang), tuple(head.show(lang) for head in _HEAD), lines)
