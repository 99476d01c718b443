"""``edugrid backup REGION --out DIR``."""

import os
from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def backup(
    region: Region,
    out: Annotated[Path, typer.Option("--out", help="DIR")],
    device: Annotated[list[str] | None, typer.Option("--device", help="NAME (may be repeated)")] = None,
) -> None:
    """Write the running configuration of every active device, secrets taken out; exit 1 when one could not be asked."""
    from napalm.base.exceptions import NapalmException

    from edugrid.region import open_region
    from edugrid.rollout.backup import backup as keep
    from edugrid.rollout.site import Site, SiteError

    site = Site.from_env(os.environ)
    failed = False
    for item in open_region(inventories(), region).design.devices:
        if item.state != "active" or (device and item.name not in device):
            continue
        try:
            word = Text("written", "已写入（written）") if keep(item, site, out) else Text("unchanged", "无变化")
        except (NapalmException, SiteError, OSError, EOFError, ValueError) as error:
            failed, word = True, Text(f"failed: {error}", f"失败：{error}")
        typer.echo(f"{item.name}: {word.show(language())}")
    if failed:
        raise typer.Exit(1)
