"""``edugrid mining release REGION HOST``."""

from typing import Annotated

import typer

from edugrid.cli.mining_quarantine import next_step
from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def mining_release(
    region: Region,
    host: Annotated[str, typer.Argument(metavar="HOST", help="as it was cut off, or the id of the row")],
    by: Annotated[str, typer.Option("--by", help="who decides")],
    reason: Annotated[str, typer.Option("--reason", help="TEXT")] = "",
) -> None:
    """Let a host back before its last day; the row stays as the record, plan and apply make it true."""
    from edugrid.cli.note import Entry, note
    from edugrid.mining.quarantine import release

    done = release(inventories(), region, host, by)
    note(Entry(region.strip("/"), "quarantine", f"quarantine {done.id} of {host}", "released", by, reason))
    told = Text(
        f"{done.id}: {host} is let back; make it true: {next_step(region, done.where)}",
        f"{done.id}：解除 {host} 的隔离；使其生效：{next_step(region, done.where)}",
    )
    typer.echo(told.show(language()))
