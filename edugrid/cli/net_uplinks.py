"""``edugrid net uplinks REGION``."""

import json
from typing import Annotated, Literal

import typer

from edugrid.cli.paths import inventories


def net_uplinks(
    region: Annotated[str, typer.Argument(metavar="REGION")],
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """List the schools that have no second uplink, each at its line of schools.csv."""
    from edugrid.intent.uplink_list import uplink_list
    from edugrid.region import open_region
    from edugrid.text import Text, language

    schools = uplink_list(open_region(inventories(), region).intent)
    without = [one for one in schools if not one.backup]
    if fmt == "json":
        rows = [
            {
                "code": one.school.row.code,
                "name": one.school.row.name,
                "county": one.school.row.county,
                "stage": one.school.row.stage,
                "classes": one.school.row.classes,
                "backup": one.backup or None,
                "file": one.file,
                "line": one.line,
            }
            for one in schools
        ]
        data = {"region": region, "schools": rows, "without": [one.school.row.code for one in without]}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    lang = language()
    for one in without:
        row = one.school.row
        text = Text(
            f"{one.file}:{one.line} {row.code} {row.name} ({row.stage}, {row.classes} classes): no second uplink",
            f"{one.file}:{one.line} {row.code} {row.name}（{row.stage}，{row.classes} 个班）：没有备份上联",
        )
        typer.echo(text.show(lang))
    count = Text(
        f"{len(without)} of {len(schools)} schools have no second uplink",
        f"{len(schools)} 所学校中有 {len(without)} 所没有备份上联",
    )
    typer.echo(count.show(lang))
