"""``edugrid whitelist approve REGION ID --by NAME``."""

from datetime import datetime
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def whitelist_approve(
    region: Region,
    identity: Annotated[str, typer.Argument(metavar="ID", help="of the request")],
    by: Annotated[str, typer.Option("--by", help="who decides; not who asked")],
    until: Annotated[
        datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="YYYY-MM-DD; an earlier last day")
    ] = None,
    reject: Annotated[bool, typer.Option("--reject", help="refuse it; the row goes")] = False,  # noqa: FBT002 - typer's way
    why: Annotated[str, typer.Option("--why", help="reason of the decision, for the history")] = "",
) -> None:
    """Make a request an entry of registers/whitelist.csv (or refuse it); plan and apply then make it true."""
    from edugrid.cli.note import Entry, note
    from edugrid.whitelist.approve import approve
    from edugrid.whitelist.approve import reject as refuse

    root = inventories()
    if reject:
        refuse(root, region, identity)
        told = Text(f"{identity}: refused, the request is gone", f"{identity}：已驳回并删除申请")
    else:
        approve(root, region, identity, by, until.date() if until else None)
        steps = f"edugrid allocate {region}; edugrid plan {region} --out plan.json; edugrid apply plan.json"
        told = Text(
            f"{identity}: written to registers/whitelist.csv; make it true: {steps}",
            f"{identity}：已写入 registers/whitelist.csv；使其生效：{steps}",
        )
    note(Entry(region.strip("/"), "whitelist", f"whitelist {identity}", "rejected" if reject else "approved", by, why))
    typer.echo(told.show(language()))
