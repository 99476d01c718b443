"""``edugrid block lift REGION ID...``."""

import getpass
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def block_lift(
    region: Region,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="such as BL-0001")],
    reason: Annotated[str, typer.Option("--reason", help="TEXT")],
    by: Annotated[str, typer.Option("--by", help="NAME of who decides")] = "",
) -> None:
    """End orders now; their rows stay in registers/blocks.csv. Exit 3: a router did not prove it."""
    from edugrid.block.cities import targets
    from edugrid.block.lift_orders import lift_orders
    from edugrid.cli.block_common import networks, tell_routers
    from edugrid.cli.note import Entry, note, noting
    from edugrid.cli.permit import permit_standing

    proved = True
    who = by or getpass.getuser()
    found = targets(inventories(), region)
    permit = permit_standing([target.city for target in found], "block")
    for target in found:
        with noting(target.city, "block", f"lift {' '.join(ids)}", reason, permit) as entry:
            entry.quiet = True  # the history tells of each order
            opened = lift_orders(inventories(), target.city, ids, who)
            rows = [row for row in opened.intent.cities[0].registers.blocks if row.id in ids]
            for row in rows:
                note(Entry(target.city, "block", f"{row.id} {row.indicator}", "lifted", who, reason))
                text = Text(f"{target.city}: {row.id} lifted", f"{target.city}：{row.id} 已解除")
                typer.echo(text.show(language()))
            proved &= tell_routers(target.city, opened, gone=networks(rows))
    if not proved:
        raise typer.Exit(3)
