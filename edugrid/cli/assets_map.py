"""``edugrid assets map REGION --out DIR``."""

from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.assets_check import Exported, Only, look_at
from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import language


def assets_map(
    region: Region,
    out: Annotated[Path, typer.Option("--out", help="DIR")],
    only: Only = None,
    exported: Exported = None,
) -> None:
    """Write the asset map: one HTML page in two languages, CycloneDX 1.6 (JSON) and a workbook.

    It shows what `edugrid assets check` finds; `--only register` asks nobody.
    """
    from edugrid.assets.fill import fill
    from edugrid.assets.findings import findings
    from edugrid.region import open_region
    from edugrid.report.write_asset_map import write_asset_map

    opened = open_region(inventories(), region)
    register, seen, sources = look_at(opened, only, exported)
    records = findings(opened, register, seen)
    for path in write_asset_map(fill(register, seen), records, out, language(), opened.intent.at, sources):
        typer.echo(str(path))
