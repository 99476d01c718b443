"""``edugrid cloud expiring REGION``."""

import json
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

FOUND = 3


def cloud_expiring(
    region: Region,
    within: Annotated[int, typer.Option("--within", min=0, help="DAYS")] = 90,
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
    ask: Annotated[  # noqa: FBT002 - typer's way
        bool, typer.Option("--certificates", help="also ask the endpoints of registers/certificates.csv")
    ] = False,
) -> None:
    """List approvals, contracts, exceptions, whitelist entries and certificates that end soon or have ended; exit 3 when there are any.

    Copies of certificates are read; their endpoints are asked with --certificates only.
    """
    from edugrid.certificates.ask_certificates import NoAnswer
    from edugrid.certificates.certificate_terms import certificate_terms
    from edugrid.certificates.look_at_certificates import look_at_certificates
    from edugrid.cli.console import console
    from edugrid.cli.sheet_table import sheet_table
    from edugrid.design.expiring import expiring
    from edugrid.plain import plain
    from edugrid.region import open_region
    from edugrid.report.quota_sheets import term_sheet

    root = inventories()
    intent, lang = open_region(root, region).intent, language()
    looked = look_at_certificates(root, intent, ask=ask)
    found = (*expiring(intent, within), *certificate_terms(looked, within, intent.today))
    unseen = {f"{item.row.id} {item.where}": item.answer.why for item in looked if isinstance(item.answer, NoAnswer)}
    if fmt == "json":
        terms = [plain(term) for term in sorted(found, key=lambda term: term.ends)]
        told = {"version": 1, "region": region, "day": str(intent.today), "terms": terms, "unseen": unseen}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif found:
        console().print(sheet_table(term_sheet(sorted(found, key=lambda term: term.ends), lang)))
    elif not unseen:
        none = Text(f"{region}: nothing ends within {within} days", f"{region}：{within} 天内没有到期事项")
        typer.echo(none.show(lang))
    for what, why in unseen.items() if fmt == "text" else ():
        typer.echo(f"! {what}: {why}", err=True)
    if found or unseen:
        raise typer.Exit(FOUND)
