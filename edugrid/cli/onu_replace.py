"""``edugrid onu replace REGION --serial OLD --by NEW``."""

from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def onu_replace(
    region: Region,
    serial: Annotated[str, typer.Option("--serial", help="of the broken ONU")],
    by: Annotated[str, typer.Option("--by", help="serial of the one that takes its place")],
    write: Annotated[bool, typer.Option("--write", help="change the register")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Put another ONU in the place of a broken one: room, ids and services stay; then plan and apply its OLT."""
    from edugrid.intent.replace_serial import replace_serial
    from edugrid.intent.source import shown
    from edugrid.region import open_region

    opened = open_region(inventories(), region)  # a register that is wrong already is mended first
    path, before, after = replace_serial(inventories(), region, serial, by, write=write)
    typer.echo(f"{shown(path)}\n- {before}\n+ {after}")
    olt = before.split(",")[0].strip()
    if write:
        from edugrid.cli.note import Entry, note

        note(Entry(opened.intent.target, "device", f"ONU {serial} of {olt}", f"replaced by {by} in the register"))
        hint = Text(
            f"next: edugrid plan {opened.intent.target} --device {olt} --out plan.json, then edugrid apply plan.json",
            f"下一步：edugrid plan {opened.intent.target} --device {olt} --out plan.json，然后 edugrid apply plan.json",
        )
    else:
        hint = Text("nothing was written; add --write", "尚未写入；确认后加 --write")
    typer.echo(hint.show(language()))
