"""``edugrid whitelist request REGION``."""

from datetime import datetime
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def whitelist_request(  # noqa: PLR0913, PLR0917 - one parameter an option
    region: Region,
    application: Annotated[str, typer.Option("--application", help="NAME in city.yml, or nfv-<county>")],
    source: Annotated[str, typer.Option("--from", metavar="PREFIX", help="who is to be let in")],
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="P")],
    applicant: Annotated[str, typer.Option("--applicant", help="who asks")],
    reason: Annotated[str, typer.Option("--reason", help="TEXT")],
    until: Annotated[datetime, typer.Option("--until", formats=["%Y-%m-%d"], help="YYYY-MM-DD, its last day")],
    port_to: Annotated[int | None, typer.Option("--port-to", min=1, max=65535, help="last port of a range")] = None,
    protocol: Annotated[Literal["tcp", "udp"], typer.Option("--protocol", help="tcp | udp")] = "tcp",
    domain: Annotated[str, typer.Option("--domain", help="the name it is reached by")] = "",
) -> None:
    """Ask for a whitelist entry: a row of registers/whitelist_requests.csv, which lets nobody in until it is approved."""
    from edugrid.cli.note import Entry, note
    from edugrid.intent.moment import moment
    from edugrid.whitelist.request import request

    if until.date() < moment().date():
        raise typer.BadParameter(f"{until:%Y-%m-%d} has passed", param_hint="--until")
    values = {
        "application": application,
        "protocol": protocol,
        "port": str(port),
        "port_to": "" if port_to is None else str(port_to),
        "source": source,
        "domain": domain,
        "applicant": applicant,
        "reason": reason,
        "until": f"{until:%Y-%m-%d}",
    }
    identity = request(inventories(), region, values)
    note(Entry(region.strip("/"), "whitelist", f"whitelist {identity}", "requested", applicant, reason))
    command = f"edugrid whitelist approve {region} {identity} --by NAME"
    told = Text(
        f"{identity}: written to registers/whitelist_requests.csv; somebody else approves it: {command}",
        f"{identity}：已写入 registers/whitelist_requests.csv；由他人审批：{command}",
    )
    typer.echo(told.show(language()))
