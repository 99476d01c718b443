"""``edugrid whitelist expire REGION ID --by NAME --reason TEXT``."""

from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def whitelist_expire(
    region: Region,
    identity: Annotated[str, typer.Argument(metavar="ID", help="of the entry")],
    by: Annotated[str, typer.Option("--by", help="who decides")],
    reason: Annotated[str, typer.Option("--reason", help="TEXT")],
) -> None:
    """End an entry before its time: its last day becomes yesterday, and the next plan takes its rules away in both worlds."""
    from edugrid.cli.note import Entry, note
    from edugrid.whitelist.end import end

    found = end(inventories(), region, identity)
    note(Entry(region.strip("/"), "whitelist", f"whitelist {identity}", f"ended (was {found.until})", by, reason))
    steps = f"edugrid plan {region} --out plan.json; edugrid apply plan.json"
    told = Text(
        f"{identity}: ended in registers/whitelist.csv (was {found.until}); take its rules away: {steps}",
        f"{identity}：已在 registers/whitelist.csv 中终止（原至 {found.until}）；删除规则：{steps}",
    )
    typer.echo(told.show(language()))
