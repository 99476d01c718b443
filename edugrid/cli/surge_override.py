"""``edugrid surge override REGION APP``."""

import getpass
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

MAX_HOURS = 72


def surge_override(  # noqa: PLR0913, PLR0917 - one parameter an option
    region: Region,
    app: Annotated[str, typer.Argument(metavar="APP", help="application of the city")],
    count: Annotated[int | None, typer.Option("--count", min=1, max=200, help="N servers")] = None,
    hours: Annotated[int, typer.Option("--hours", min=1, max=MAX_HOURS, help="H; it ends by itself")] = 24,
    reason: Annotated[str, typer.Option("--reason", help="TEXT")] = "",
    by: Annotated[str, typer.Option("--by", help="NAME of who decides")] = "",
    flavor: Annotated[str | None, typer.Option("--flavor", help="another flavor")] = None,
    end: Annotated[bool, typer.Option("--end", help="end the open emergency now")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Write an emergency into registers/surges.csv; `edugrid surge apply` then makes it true, and again when it ends."""
    from edugrid.cli.note import Entry, note
    from edugrid.cloud.surge.end_override import end_override
    from edugrid.cloud.surge.override import Emergency, override

    if end:
        told = ", ".join(end_override(inventories(), region, app))
        note(Entry(region.strip("/"), "override", f"surge {told} of {app}", "ended", by))
    else:
        if count is None or not reason:
            raise typer.BadParameter("both are needed for an emergency", param_hint="--count, --reason")
        wanted = Emergency(count, hours, reason, by or getpass.getuser(), flavor)
        told = override(inventories(), region, app, wanted)
        size = f"{count} servers for {hours} h"
        note(Entry(region.strip("/"), "override", f"surge {told} of {app}", size, wanted.by, reason))
    text = Text(
        f"{told}: written to registers/surges.csv; make it true: edugrid surge apply {region}",
        f"{told}：已写入 registers/surges.csv；执行：edugrid surge apply {region}",
    )
    typer.echo(text.show(language()))
