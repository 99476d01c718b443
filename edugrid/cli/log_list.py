"""``edugrid log list``."""

import json
from datetime import datetime
from typing import Annotated, Literal

import typer

from edugrid.cli.audit_log import audit_log
from edugrid.lies_in import lies_in
from edugrid.text import Text, language

FAILED = 1


def log_list(
    region: Annotated[str, typer.Option("--region", help="REGION and below")] = "",
    last: Annotated[int, typer.Option("--last", min=1, help="N entries")] = 50,
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """Who did what, the newest last. Exit 1 when the log is not whole (edugrid log verify says where)."""
    from edugrid.audit.check_chain import check_chain
    from edugrid.intent.moment import SHANGHAI
    from edugrid.printable import printable

    if not audit_log().exists():
        typer.echo(Text("nothing was done yet", "尚无记录").show(language()), err=True)
        return
    chain = check_chain(audit_log())
    wanted = region.strip("/")
    found = [e for e in chain.entries if not wanted or lies_in(e.region, wanted)][-last:]
    if fmt == "json":
        typer.echo(json.dumps([entry.model_dump(mode="json") for entry in found], ensure_ascii=False, indent=1))
    for entry in found if fmt == "text" else ():
        at = datetime.fromisoformat(entry.at).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
        who = f"{entry.who}{'*' if entry.proof else ''} ({entry.user})" if entry.who else entry.user
        parts = (
            str(entry.number),
            at,
            who,
            entry.event,
            entry.region,
            entry.kind,
            entry.about,
            entry.result,
            entry.why,
        )
        typer.echo(printable("  ".join(" ".join(part.split()) for part in parts if part)))
    if chain.problems:
        typer.echo(
            Text("! the log is not whole: edugrid log verify", "! 日志不完整：edugrid log verify").show(language()),
            err=True,
        )
        raise typer.Exit(FAILED)
