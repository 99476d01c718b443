"""``edugrid import FILE --region REGION`` and ``edugrid import --template KIND --out FILE``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.sheets.import_book import Imported

Template = Annotated[
    Literal["schools", "legacy", "onus", "assets", "systems"] | None,
    typer.Option("--template", help="schools | legacy | onus | assets | systems: write an empty workbook to --out"),
]


def import_sheet(
    file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None,
    region: Annotated[str, typer.Option("--region", metavar="REGION", help="a city or a county")] = "",
    kind: Annotated[
        Literal["schools", "legacy", "onus", "assets", "systems"] | None,
        typer.Option("--kind", help="schools | legacy | onus | assets | systems; absent: by the headings"),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="change the inventory files")] = False,  # noqa: FBT002 - a flag
    template: Template = None,
    out: Annotated[Path | None, typer.Option("--out", help="FILE of the template")] = None,
) -> None:
    """Take over a spreadsheet: what it was understood to say, every bad cell, and the change as a diff."""
    if template is not None:
        _template(template, out)
        return
    if file is None or not region:
        raise typer.BadParameter("FILE --region REGION, or --template KIND --out FILE")
    from edugrid.sheets.import_book import import_book
    from edugrid.sheets.problem import SheetError
    from edugrid.sheets.write_files import write_files

    lang = language()
    found = import_book(file, inventories(), region, kind or "")
    _show(found, lang)
    if found.problems:
        raise SheetError(list(found.problems))
    _changes(found, lang)
    if write and found.changed:
        write_files(found.changed, found.before)
        for path in found.changed:
            typer.echo(Text(f"written: {path}", f"已写入：{path}").show(lang))
        typer.echo(_next(found, region).show(lang))
    elif found.changed:
        typer.echo(
            Text("nothing was written; add --write to change the files", "未写入任何文件；加 --write 后写入").show(lang)
        )


def _show(found: "Imported", lang: str) -> None:
    from edugrid.cli.console import console
    from edugrid.cli.sheet_table import sheet_table
    from edugrid.printable import printable
    from edugrid.report.sheet import Sheet
    from edugrid.sheets.understood import understood

    screen = console()
    for part in understood(found, lang):
        if isinstance(part, Sheet):
            screen.print(sheet_table(part))
        else:
            typer.echo(printable(part))


def _changes(found: "Imported", lang: str) -> None:
    from edugrid.intent.source import shown
    from edugrid.printable import printable
    from edugrid.sheets.file_diff import file_diff

    added = sum(one.added for one in found.merged.values())
    changed = sum(one.changed for one in found.merged.values())
    same = sum(len(one.origins) + len(one.inner) for one in found.merged.values()) - added - changed
    for path, text in found.changed.items():
        typer.echo(printable(file_diff(shown(path), (found.before[path] or b"").decode(), text)))
    counts = Text(
        f"{added} new, {changed} changed, {same} as before", f"新增 {added} 行，修改 {changed} 行，{same} 行不变"
    )
    typer.echo(counts.show(lang))


def _next(found: "Imported", region: str) -> Text:
    city = "/".join(region.strip("/").split("/")[:2])
    if found.kind.name == "legacy":
        return Text(f"next: edugrid retire status {region}", f"下一步：edugrid retire status {region}")
    if found.kind.name in {"assets", "systems"}:
        return Text(f"next: edugrid cloud expiring {city}", f"下一步：edugrid cloud expiring {city}（到期提醒）")
    return Text(f"next: edugrid allocate {city}", f"下一步：edugrid allocate {city}（分配编号）")


def _template(kind: str, out: Path | None) -> None:
    from edugrid.intent.moment import moment
    from edugrid.sheets.kind import load_kind
    from edugrid.sheets.template_book import template_book

    if out is None:
        raise typer.BadParameter("--out FILE.xlsx", param_hint="--out")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(template_book(load_kind(kind), language(), moment()))
    typer.echo(str(out))
