"""``edugrid mining quarantine REGION HOST``."""

from datetime import datetime, timedelta
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

DAYS = 7


def mining_quarantine(
    region: Region,
    host: Annotated[str, typer.Argument(metavar="HOST", help="address, prefix, or name of an application")],
    reason: Annotated[str, typer.Option("--reason", help="TEXT")],
    by: Annotated[str, typer.Option("--by", help="who decides")],
    until: Annotated[
        datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="YYYY-MM-DD, its last day; default: a week")
    ] = None,
    device: Annotated[str, typer.Option("--device", help="access switch it is plugged into, with --port")] = "",
    port: Annotated[str, typer.Option("--port", help="its access port; without: the list at its first hop")] = "",
) -> None:
    """Cut a host off: a row of registers/quarantine.csv; plan and apply make it true, its last day or `release` undoes it."""
    from edugrid.cli.note import Entry, note
    from edugrid.intent.moment import moment
    from edugrid.mining.quarantine import Order, cut_off

    last = until.date() if until else moment().date() + timedelta(days=DAYS)
    done = cut_off(inventories(), region, Order(host, reason, by, last, device, port))
    note(Entry(region.strip("/"), "quarantine", f"quarantine {done.id} of {host}", f"until {last}", by, reason))
    told = Text(
        f"{done.id}: {host} until {last}; make it true: {next_step(region, done.where)}",
        f"{done.id}：{host}，至 {last}；使其生效：{next_step(region, done.where)}",
    )
    typer.echo(told.show(language()))


def next_step(region: str, where: tuple[str, ...]) -> str:
    """The commands that carry a changed register out."""
    city = "/".join(region.strip("/").split("/")[:2])
    only = "--only cloud" if where == ("cloud",) else " ".join(f"--device {name}" for name in where)
    return f"edugrid plan {city} {only} --out plan.json; edugrid apply plan.json"
