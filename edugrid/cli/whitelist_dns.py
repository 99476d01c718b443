"""``edugrid whitelist dns REGION --out DIR``."""

from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def whitelist_dns(
    region: Region,
    out: Annotated[Path, typer.Option("--out", help="DIR")],
    folder: Annotated[str, typer.Option("--folder", help="where the resolver finds the zones; absent: DIR")] = "",
) -> None:
    """Write response policy zones of allowed names and an include for Unbound into DIR; expired rows are not in them."""
    from edugrid.region import open_region
    from edugrid.whitelist.dns.files import files
    from edugrid.whitelist.dns.views import names_of
    from edugrid.whitelist.errors import WhitelistError

    parts = region.strip("/").split("/")
    if len(parts) == 1:
        raise WhitelistError(Text(f"{region}: name the city", f"{region}：请写明地市"))
    opened = open_region(inventories(), "/".join(parts[:2]))
    names = names_of(opened.intent, opened.intent.cities[0], opened.ledger)
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files(names, folder or str(out.absolute()), opened.intent.at).items():
        (out / name).write_text(text, encoding="utf-8")
    views = ", ".join(f"{view.segment} ({len(view.names)})" for view in names.views) or "-"
    told = Text(
        f"{out}: {len(names.everybody)} names for everybody; segments that resolve nothing else: {views}",
        f"{out}：面向全体的域名 {len(names.everybody)} 个；仅解析清单内域名的网段：{views}",
    )
    typer.echo(told.show(language()))
